// The libraries that components are named in: which call asks for a model, a data set, a prompt.

/** A client library of a provider. */
export interface Client {
  /** How the names of its calls begin, after the import is resolved. */
  root: string;
  /** Null where it speaks to whichever provider the model's name says. */
  provider: string | null;
  /** The ends of the calls that send something to a model, or make the object that does. */
  calls: RegExp;
  /** Whether the model may be the first word of the call. */
  first?: true;
  /** Whether the call makes the object, so that another address than the provider's would stand in it. */
  self?: true;
}

const openAiCalls =
  /\.(?:chat\.completions|completions|responses|embeddings|images|moderations|audio\.(?:speech|transcriptions|translations))\.(?:create|parse|stream|generate|edit)$/;
const anthropicCalls = /\.(?:messages|completions)\.(?:create|stream|parse)$/;
const googleCalls = /\.(?:(?:generate_content|embed_content)(?:_async|_stream)?|generateContent(?:Stream)?|embedContent)$/;
const googleModels = /\.(?:GenerativeModel|getGenerativeModel)$/;
const chatModels = /\.(?:Chat\w+|\w*LLM|\w*OpenAI|VertexAI|\w+Embeddings)$/;
const bedrockCalls = /\.(?:invoke_model(?:_with_response_stream)?|converse(?:_stream)?|InvokeModel\w*Command|Converse\w*Command)$/;

/** More telling ones first. */
export const clients: readonly Client[] = [
  { root: 'openai.AzureOpenAI', provider: 'Azure OpenAI', calls: openAiCalls },
  { root: 'openai.AsyncAzureOpenAI', provider: 'Azure OpenAI', calls: openAiCalls },
  { root: 'openai', provider: 'OpenAI', calls: openAiCalls },
  { root: 'anthropic.AnthropicBedrock', provider: 'Amazon Bedrock', calls: anthropicCalls },
  { root: 'anthropic', provider: 'Anthropic', calls: anthropicCalls },
  { root: '@anthropic-ai/sdk', provider: 'Anthropic', calls: anthropicCalls },
  { root: 'google.generativeai', provider: 'Google', calls: googleModels, first: true },
  { root: 'google.genai', provider: 'Google', calls: googleCalls },
  { root: '@google/generative-ai', provider: 'Google', calls: googleModels },
  { root: '@google/genai', provider: 'Google', calls: googleCalls },
  { root: 'vertexai', provider: 'Google Cloud', calls: googleModels, first: true },
  { root: 'groq', provider: 'Groq', calls: openAiCalls },
  { root: 'groq-sdk', provider: 'Groq', calls: openAiCalls },
  { root: 'mistralai', provider: 'Mistral AI', calls: /\.(?:complete|stream|parse|embeddings\.create)(?:_async)?$/ },
  { root: '@mistralai/mistralai', provider: 'Mistral AI', calls: /\.(?:complete|stream|parse|create)$/ },
  { root: 'cohere', provider: 'Cohere', calls: /\.(?:chat|chat_stream|generate|embed|rerank)$/ },
  { root: 'cohere-ai', provider: 'Cohere', calls: /\.(?:chat|chatStream|generate|embed|rerank)$/ },
  { root: 'together', provider: 'Together AI', calls: openAiCalls },
  { root: 'together-ai', provider: 'Together AI', calls: openAiCalls },
  { root: 'replicate', provider: 'Replicate', calls: /\.(?:run|async_run|stream)$/, first: true },
  { root: 'boto3', provider: 'Amazon Bedrock', calls: bedrockCalls },
  { root: '@aws-sdk/client-bedrock-runtime', provider: 'Amazon Bedrock', calls: bedrockCalls },
  { root: 'huggingface_hub.InferenceClient', provider: 'Hugging Face', calls: /\.(?:InferenceClient|chat_completion|text_generation|feature_extraction)$/ },
  { root: 'litellm', provider: null, calls: /\.a?(?:completion|embedding|responses)$/ },
  { root: 'langchain_openai.Azure', provider: 'Azure OpenAI', calls: chatModels, self: true },
  { root: 'langchain_openai', provider: 'OpenAI', calls: chatModels, self: true },
  { root: '@langchain/openai', provider: 'OpenAI', calls: chatModels, self: true },
  { root: 'langchain_anthropic', provider: 'Anthropic', calls: chatModels, self: true },
  { root: '@langchain/anthropic', provider: 'Anthropic', calls: chatModels, self: true },
  { root: 'langchain_google_genai', provider: 'Google', calls: chatModels, self: true },
  { root: '@langchain/google-genai', provider: 'Google', calls: chatModels, self: true },
  { root: 'langchain_google_vertexai', provider: 'Google Cloud', calls: chatModels, self: true },
  { root: 'langchain_groq', provider: 'Groq', calls: chatModels, self: true },
  { root: 'langchain_mistralai', provider: 'Mistral AI', calls: chatModels, self: true },
  { root: 'langchain_cohere', provider: 'Cohere', calls: chatModels, self: true },
  { root: 'langchain_aws', provider: 'Amazon Bedrock', calls: chatModels, self: true },
  { root: '@ai-sdk/openai', provider: 'OpenAI', calls: /\.openai(?:\.\w+)?$/, first: true },
  { root: '@ai-sdk/anthropic', provider: 'Anthropic', calls: /\.anthropic(?:\.\w+)?$/, first: true },
  { root: '@ai-sdk/google', provider: 'Google', calls: /\.google(?:\.\w+)?$/, first: true },
  { root: '@ai-sdk/mistral', provider: 'Mistral AI', calls: /\.mistral(?:\.\w+)?$/, first: true },
];

/** A call that loads something under a name. */
export interface Loader {
  kind: 'downloaded-model' | 'data-set' | 'prompt';
  /** The whole name of the call. */
  call: RegExp;
  from: string;
  /** The keyword that holds the name; the first string otherwise. "" for the last word of the call itself. */
  name: string;
  /** The keyword that holds the revision; null where it is a part of the name, or there is none. */
  revision: string | null;
  /** What parts the name from its revision. */
  parted?: string;
  /** A keyword without which, or with another value, nothing is loaded from elsewhere. */
  only?: { keyword: string; value: RegExp };
  /** Whether a name may be that of a file of the project. */
  local?: true;
}

const hub = 'Hugging Face Hub';
export const loaders: readonly Loader[] = [
  {
    kind: 'downloaded-model',
    call: /^(?:transformers|diffusers|peft|sentence_transformers|@huggingface\/transformers|@xenova\/transformers)\.(?:\w+\.)*(?!\w*(?:Tokenizer|Processor|FeatureExtractor|Config)\w*\.)\w+\.from_pretrained$/,
    from: hub,
    name: 'pretrained_model_name_or_path',
    revision: 'revision',
    local: true,
  },
  {
    kind: 'downloaded-model',
    call: /^sentence_transformers\.(?:\w+\.)*(?:SentenceTransformer|CrossEncoder)$/,
    from: hub,
    name: 'model_name_or_path',
    revision: 'revision',
    local: true,
  },
  {
    kind: 'downloaded-model',
    call: /^(?:transformers|@huggingface\/transformers|@xenova\/transformers)\.(?:\w+\.)*pipeline$/,
    from: hub,
    name: 'model!',
    revision: 'revision',
    local: true,
  },
  {
    kind: 'data-set',
    call: /^huggingface_hub\.(?:snapshot_download|hf_hub_download)$/,
    from: hub,
    name: 'repo_id',
    revision: 'revision',
    only: { keyword: 'repo_type', value: /^["']dataset["']$/ },
  },
  {
    kind: 'downloaded-model',
    call: /^huggingface_hub\.(?:snapshot_download|hf_hub_download)$/,
    from: hub,
    name: 'repo_id',
    revision: 'revision',
    only: { keyword: 'repo_type', value: /^(?:|None|["']model["'])$/ },
  },
  { kind: 'downloaded-model', call: /^torch\.hub\.load$/, from: 'PyTorch Hub', name: 'repo_or_dir', revision: null, parted: ':', local: true },
  {
    kind: 'downloaded-model',
    call: /^timm\.create_model$/,
    from: 'timm',
    name: 'model_name',
    revision: null,
    only: { keyword: 'pretrained', value: /^True$/ },
  },
  {
    kind: 'downloaded-model',
    call: /^torchvision\.models\.(?:\w+\.)*(?!list_|get_)[a-z]\w+$/,
    from: 'torchvision',
    name: '',
    revision: null,
    only: { keyword: 'weights', value: /^(?!None$)[\w."']+$/ },
  },
  {
    kind: 'downloaded-model',
    call: /^torchvision\.models\.(?:\w+\.)*(?!list_|get_)[a-z]\w+$/,
    from: 'torchvision',
    name: '',
    revision: null,
    only: { keyword: 'pretrained', value: /^True$/ },
  },
  {
    kind: 'downloaded-model',
    call: /^(?:tensorflow\.)?keras\.applications\.(?:\w+\.)*[A-Z]\w+$/,
    from: 'Keras Applications',
    name: '',
    revision: null,
    only: { keyword: 'weights', value: /^["']imagenet["']$/ },
  },
  { kind: 'downloaded-model', call: /^tensorflow_hub\.(?:load|KerasLayer)$/, from: 'TensorFlow Hub', name: 'handle', revision: null, local: true },
  { kind: 'downloaded-model', call: /^(?:whisper\.load_model|faster_whisper\.WhisperModel)$/, from: 'Whisper', name: 'name', revision: null, local: true },
  { kind: 'downloaded-model', call: /^spacy\.load$/, from: 'spaCy', name: 'name', revision: null, local: true },
  { kind: 'downloaded-model', call: /^ultralytics\.YOLO$/, from: 'Ultralytics', name: 'model', revision: null, local: true },
  { kind: 'downloaded-model', call: /^ollama\.(?:\w+\.)*(?:chat|generate|embed|embeddings|pull)$/, from: 'Ollama', name: 'model', revision: null, parted: ':' },
  { kind: 'data-set', call: /^datasets\.load_dataset$/, from: hub, name: 'path', revision: 'revision', local: true },
  { kind: 'data-set', call: /^tensorflow_datasets\.load$/, from: 'TensorFlow Datasets', name: 'name', revision: null, parted: ':' },
  {
    kind: 'data-set',
    call: /^torchvision\.datasets\.(?!ImageFolder|DatasetFolder|FakeData|VisionDataset)[A-Z]\w+$/,
    from: 'torchvision',
    name: '',
    revision: null,
  },
  { kind: 'data-set', call: /^sklearn\.datasets\.(?:fetch_openml)$/, from: 'OpenML', name: 'name', revision: 'version' },
  {
    kind: 'data-set',
    call: /^sklearn\.datasets\.(?:fetch_(?!openml)\w+|load_(?:iris|digits|wine|diabetes|breast_cancer|linnerud))$/,
    from: 'scikit-learn',
    name: '',
    revision: null,
  },
  { kind: 'data-set', call: /^kagglehub\.dataset_download$/, from: 'Kaggle', name: 'handle', revision: null },
  {
    kind: 'data-set',
    call: /^(?:pandas|polars)\.(?:read|scan)_(?:csv|parquet|json|ndjson|excel|feather|ipc|avro|orc)$/,
    from: 'a file',
    name: 'filepath_or_buffer',
    revision: null,
  },
  { kind: 'prompt', call: /^langchain(?:hub|\.hub)\.pull$/, from: 'LangChain Hub', name: 'owner_repo_commit', revision: null, parted: ':' },
  { kind: 'prompt', call: /^langfuse\.(?:\w+\.)*get_prompt$/, from: 'Langfuse', name: 'name', revision: 'version' },
];

/** Decorators that hand a function to a model as a tool, by their whole names. */
export const toolDecorators =
  /^(?:langchain(?:_core)?\.(?:tools|agents)\.tool|agents\.function_tool|crewai\.tools\.tool|smolagents\.tool|strands\.tool|llama_index\.(?:\w+\.)*tool|(?:pydantic_ai\.Agent|fastmcp\.FastMCP|mcp\.server\.fastmcp\.FastMCP)\.tool(?:_plain)?)$/;

/** What opens a server of the Model Context Protocol, by its whole name. */
export const mcpServers =
  /^(?:fastmcp\.FastMCP|mcp\.server\.fastmcp\.FastMCP|mcp\.server(?:\.lowlevel)?\.Server|@modelcontextprotocol\/sdk[\w/.-]{0,60}\.McpServer)$/;

/** Modules under which every call is kept. */
export const roots: ReadonlySet<string> = new Set([
  ...clients.map(({ root }) => (root.startsWith('@') ? root.split('/').slice(0, 2).join('/') : (root.split('.')[0] ?? root))),
  ...[
    'transformers',
    'diffusers',
    'peft',
    'sentence_transformers',
    '@huggingface/transformers',
    '@xenova/transformers',
    'huggingface_hub',
    'torch',
    'timm',
    'torchvision',
    'keras',
  ],
  ...[
    'tensorflow',
    'tensorflow_hub',
    'whisper',
    'faster_whisper',
    'spacy',
    'ultralytics',
    'ollama',
    'datasets',
    'tensorflow_datasets',
    'sklearn',
    'kagglehub',
    'pandas',
    'polars',
  ],
  ...['langchain', 'langchainhub', 'langfuse', 'langchain_core', 'agents', 'crewai', 'smolagents', 'strands', 'llama_index', 'pydantic_ai', 'fastmcp', 'mcp'],
  ...['@modelcontextprotocol/sdk', 'ai'],
]);

/** Last words of calls that are kept wherever they are: those on a client that another function gave. */
export const lastWords: ReadonlySet<string> = new Set(
  'create parse stream generate edit complete chat embed rerank generate_content generate_content_async generate_content_stream generateContent generateContentStream getGenerativeModel invoke_model invoke_model_with_response_stream converse converse_stream registerTool tool get_prompt'.split(
    ' ',
  ),
);
