import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasSubstance, readDocument, sectionsAbout } from '../../src/parsers/documents/document.js';
import { tally } from '../support/property.js';

const prose = 'The records come from the city portal. They were collected between 2010 and 2014 by inspectors. Rows without an address are dropped.';
const headings = (path: string, text: string) => readDocument(path, text).sections.map((section) => [section.level, section.heading, section.line]);
const sentences = (text: string, path = 'a.md') => readDocument(path, text).sentences;

describe('headings and places', () => {
  test.each([
    [
      'Markdown with leading signs',
      'a.md',
      '# Data\n\n## Source ##\ntext',
      [
        [1, 'Data', 1],
        [2, 'Source', 3],
      ],
    ],
    [
      'Markdown with underlines',
      'a.md',
      'Data\n====\n\nSource\n------\n',
      [
        [1, 'Data', 1],
        [2, 'Source', 4],
      ],
    ],
    [
      'HTML headings inside Markdown',
      'a.md',
      '<h1 align="center">\n  Data\n</h1>\n\n<h3>Source</h3>\n',
      [
        [1, 'Data', 1],
        [3, 'Source', 5],
      ],
    ],
    [
      'a line of bold type that stands alone',
      'a.md',
      '# Card\n\n**Intended use:**\n\nNone of it.\n',
      [
        [1, 'Card', 1],
        [6, 'Intended use', 3],
      ],
    ],
    ['headings below front matter', 'a.md', '---\nlicense: mit\n---\n# Data\n', [[1, 'Data', 4]]],
    ['no heading inside a code fence', 'a.md', '# Data\n\n```sh\n# not a heading\n```\n~~~\n## nor this\n~~~\n', [[1, 'Data', 1]]],
    [
      'no heading inside a comment',
      'a.md',
      '# Data\n<!--\n## hidden\n-->\n## Seen\n',
      [
        [1, 'Data', 1],
        [2, 'Seen', 5],
      ],
    ],
    ['badges beside a heading', 'a.md', '# [![build](b.svg)](x) Data [home](y)\n', [[1, 'Data home', 1]]],
    [
      'reStructuredText in the order of its underlines',
      'a.rst',
      '====\nData\n====\n\nSource\n------\n\nMore\n~~~~\n',
      [
        [1, 'Data', 2],
        [2, 'Source', 5],
        [3, 'More', 8],
      ],
    ],
    [
      'AsciiDoc',
      'a.adoc',
      '= Data\n:toc:\n\n== Source\n\n----\n== not\n----\n',
      [
        [1, 'Data', 1],
        [2, 'Source', 4],
      ],
    ],
    [
      'Org',
      'a.org',
      '#+TITLE: Card\n* Data :tag:\n** Source\n#+begin_src sh\n* not\n#+end_src\n',
      [
        [1, 'Data', 2],
        [2, 'Source', 3],
      ],
    ],
    [
      'HTML',
      'a.html',
      '<html><head><title>x</title></head>\n<body>\n<h1>Data</h1>\n<script>"<h2>no</h2>"</script>\n<h2>Source</h2></body>',
      [
        [1, 'Data', 3],
        [2, 'Source', 5],
      ],
    ],
    [
      'plain text in capitals or underlined',
      'NOTES',
      'Data\n====\n\nWHERE IT IS FROM\n\nfrom here\n',
      [
        [1, 'Data', 1],
        [6, 'WHERE IT IS FROM', 4],
      ],
    ],
    [
      'text before the first heading',
      'a.md',
      'Some words.\n\n# Data\n',
      [
        [0, '', 1],
        [1, 'Data', 3],
      ],
    ],
    ['a title between two lines', 'a.md', '====\nData\n====\n\nwords\n', [[1, 'Data', 2]]],
    ['no heading in a paragraph above a rule', 'a.md', '# Data\n\nOne line of a text\nand another one.\n---\n', [[1, 'Data', 1]]],
    ['no heading in a block of HTML', 'a.md', '# Data\n\n<div>\n## not a heading\n</div>\n\n<pre>\n\n## nor this\n</pre>\n', [[1, 'Data', 1]]],
    ['a line of bold type above code', 'a.md', '**Build:**\n```sh\nmake\n```\n**Run** it.\n', [[6, 'Build', 1]]],
    [
      'brackets and tags in code',
      'a.md',
      '### `socket.bind(port[, address][, callback])` <a id="x">gives</a> `Promise<Socket>`\n',
      [[3, 'socket.bind(port[, address][, callback]) gives Promise<Socket>', 1]],
    ],
    [
      'links whose target stands elsewhere',
      'a.md',
      '## [1.0] - 2020\n\n### [a][] and [b](c_(d))\n\n[1.0]: https://example.org/1\n[a]: x\n',
      [
        [2, '1.0 - 2020', 1],
        [3, 'a and b', 3],
      ],
    ],
    [
      'headings in quotes and lists',
      'a.md',
      '> # Quoted\n\n- # Listed\n\n      code\n\n  ## Within\n',
      [
        [1, 'Quoted', 1],
        [1, 'Listed', 3],
        [2, 'Within', 7],
      ],
    ],
    [
      'lines that end in carriage returns',
      'a.md',
      '# Data\r\n\r\n## Source\r\n',
      [
        [1, 'Data', 1],
        [2, 'Source', 3],
      ],
    ],
  ])('%s', (_, path, text, expected) => {
    expect(headings(path, text)).toEqual(expected);
  });

  test.each([
    ['front matter first', 'a.md', '---\ntitle: Given\n---\n# Seen\n', 'Given'],
    ['the first heading of the top level', 'a.md', '## Small\n# Large\n', 'Large'],
    ['else the first heading', 'a.md', '## Small\n### Smaller\n', 'Small'],
    ['none', 'a.md', 'words\n', null],
  ])('title: %s', (_, path, text, title) => {
    expect(readDocument(path, text).title).toBe(title);
  });
});

describe('front matter', () => {
  test.each([
    ['values and lists', 'license: mit\nlanguage:\n- en\n- de\n', { license: 'mit', language: ['en', 'de'] }],
    ['nested values are joined', 'model-index:\n- name: a\n  results: {accuracy: 0.9}\n', { 'model-index': ['name: a, accuracy: 0.9'] }],
    ['what is no valid YAML is read by its keys', 'title: Weather: a study\ntags:\n- a\n', { title: 'Weather: a study', tags: ['a'] }],
    ['a placeholder for it holds nothing', '{{ card_data }}\n', {}],
  ])('%s', (_, head, expected) => {
    expect({ ...readDocument('a.md', `---\n${head}---\n# Card\n`).frontMatter }).toEqual(expected);
  });

  it('is not a paragraph between two rules', () => {
    const document = readDocument('a.md', `---\n${prose}\n\n---\n`);
    expect(document.frontMatter).toEqual({});
    expect(document.sentences).toBe(3);
  });

  it('does not let a key reach the prototype', () => {
    const { frontMatter } = readDocument('a.md', '---\n__proto__: x\nconstructor: y\n---\n');
    expect(Object.keys(frontMatter)).toEqual(['__proto__', 'constructor']);
  });
});

describe('sentences', () => {
  test.each([
    ['sentences of a paragraph, over line ends', prose.replaceAll(' by ', '\nby '), 3],
    ['abbreviations end no sentence', 'We drop some columns, e.g. names, before the model sees the data.', 1],
    ['list items that are sentences', '- The model must not be used for hiring.\n- It was never tested on children.\n', 2],
    ['the same sentence twice counts once', 'The model is trained on public data. The model is trained on public data.', 1],
    ['too short to say something', 'See above. It works. Done.', 0],
    ['a heap of key words', 'privacy, GDPR, consent, data retention, anonymisation of data, audit, drift', 0],
    ['a heap of key words without commas', 'privacy gdpr consent retention anonymisation audit drift fairness', 0],
    ['words parted by bars', 'drift | bias | fairness | training | privacy | monitoring of models', 0],
    ['an enumeration in a sentence', 'We collect name, age, email, and address.', 1],
    ['questions', 'For what purpose was the dataset created? Who created it and on whose behalf?', 0],
    ['only links', '- [The paper on the data and how it was made](x)\n- https://example.org/a\n- [Another page about all of this](y)\n', 0],
    ['a pointer to elsewhere', 'See the [documentation](x) for more details on it.', 0],
    ['a sentence with a link in it', 'We trained the model on [LibriSpeech](x) and removed short clips.', 1],
    ['badges and pictures', '[![the build is passing now](a.svg)](b) ![the model is shown here in full](c.png)\n', 0],
    ['code fences', '```\nThe model is trained on public data.\n```\n', 0],
    ['code by indentation', 'Run:\n\n    the model is trained on public data\n', 0],
    ['HTML comments', '<!-- The model is trained on public data. -->\n', 0],
    ['a comment over several lines', '<!--\nThe model is trained on public data.\n-->\nIt is tested on data from Norway.', 1],
    ['a comment mark quoted as code', 'Write `<!--` to open it.\n\nThe model is trained on public data.', 2],
    ['code by indentation in a list', '1. Run:\n\n       the model is trained on public data\n', 0],
    ['a comment in a line', 'The model <!-- was once --> is trained on public data.', 1],
    ['a sentence around a picture', 'The model is ![shown](a_(b).png) trained on public data.', 1],
    ['lines around a picture', 'The model is trained on public data\n![shown](a.png)\nIt is tested on data from Norway', 2],
    ['a footnote', 'The model is trained on public data.[^1]\n\n[^1]: It was first trained on data from Norway,\n    and the model was bad.\n', 1],
    ['items that are indented too far', 'The model is used for:\n    - It finds the cars in each picture.\n    - It counts the people in each picture.\n', 3],
    ['rows behind an indented one are code', '| a | b |\n|---|---|\n| a | age |\n     | b | kg |\n     | c | cm |\n', 0],
    ['German', 'Das Modell wurde mit öffentlichen Daten der Stadt trainiert.', 1],
    ['Russian', 'Модель обучена на открытых данных города.', 1],
    ['Chinese', '该模型使用公开数据集进行训练，不得用于招聘决策。', 1],
    ['a check list that is ticked', '- [x] Have people given consent to the use of their data?\n', 1],
    ['a check list that is not', '- [ ] Have people given consent to the use of their data?\n- [ ] The data are stored in a safe place.\n', 0],
    ['three filled rows of a table make one', '| field | meaning |\n|---|---|\n| a | age |\n| b | weight |\n| c | height |\n', 1],
    ['rows with one cell, or TODO in the other, are not filled', '| field | meaning |\n|---|---|\n| a | TODO |\n| b | |\n| c | N/A |\n| d | x |\n', 0],
    ['three definitions make one', '- `age`: years since birth\n- `weight`: kilograms at entry\n- `height` - centimetres without shoes\n', 1],
  ])('%s', (_, text, expected) => {
    expect(sentences(`# Heading\n\n${text}`)).toBe(expected);
  });

  test.each([
    [
      'reStructuredText: code, comments and silent directives',
      'a.rst',
      `Data\n====\n\n${prose}\n\n.. code-block:: sh\n\n   The model is trained on public data.\n\n.. The model is hidden in a comment.\n\nRun this::\n\n   The model is run by this line.\n`,
      3,
    ],
    ['reStructuredText: admonitions and roles speak', 'a.rst', 'Data\n====\n\n.. note::\n   The model is trained on :ref:`public data <x>`.\n', 1],
    [
      'reStructuredText: list tables',
      'a.rst',
      'Data\n====\n\n.. list-table::\n   :header-rows: 1\n\n   * - Field\n     - Meaning\n   * - a\n     - age\n   * - b\n     - weight\n   * - c\n     - height\n',
      1,
    ],
    [
      'reStructuredText: simple tables',
      'a.rst',
      'Data\n====\n\n===== ======\nField Meaning\n===== ======\na     age\nb     weight\nc     height\n===== ======\n',
      1,
    ],
    [
      'AsciiDoc: tables and comments',
      'a.adoc',
      '= Data\n\n// The model is hidden in a comment.\n|===\n|Field |Meaning\n\n|a |age\n|b |weight\n|c |height\n|===\n',
      1,
    ],
    [
      'AsciiDoc: links and pictures',
      'a.adoc',
      '= Data\n\nThe model is trained on https://x.org/a[public data] of (link:b.adoc[two cities]).\nimage::a.png[The model is shown here.]\n',
      1,
    ],
    [
      'Org: tables and drawers',
      'a.org',
      '* Data\n:PROPERTIES:\n:x: The model is hidden in a drawer.\n:END:\n| f | m |\n|---+---|\n| a | age |\n| b | kg |\n| c | cm |\n',
      1,
    ],
    [
      'HTML: paragraphs, tables, no scripts',
      'a.html',
      '<h1>Data</h1><p>The model is trained on <a href="x">public</a> data.</p><script>The model is in a script.</script><table><tr><th>f</th><th>m</th></tr><tr><td>a</td><td>age</td></tr><tr><td>b</td><td>kg</td></tr><tr><td>c</td><td>cm</td></tr></table>',
      2,
    ],
  ])('%s', (_, path, text, expected) => {
    expect(sentences(text, path)).toBe(expected);
  });
});

describe('empty sections', () => {
  test.each([
    'TODO',
    'TBD.',
    '_TBD_',
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.',
    '[More Information Needed]',
    'More information needed',
    'Describe here',
    'N/A',
    '<your text about the limits of the model here>',
    '[Insert the contact of the person who is in charge]',
    'TODO: describe how the data were collected and cleaned.',
    'To be added.',
    'Coming soon!',
    'Describe how the data were collected and by whom.',
    'Please include a summary of the changes and the related issue.',
    '{{ the limits of the model are listed here }}',
    'Details to be determined later.',
    'A clear and concise description of what the bug is.',
    'Fill in the purpose of the model and who uses it.',
  ])('%s', (text) => {
    const document = readDocument('a.md', `# Limits\n\n${text}\n`);
    expect(document.sentences).toBe(0);
    expect(document.template).toBe(true);
  });

  test.each([
    'The configuration has to be filled in before the first run of the job.',
    'Pass `<your token>` to the client before it calls the service.',
    'We describe the data and how they were collected in the paper.',
    'This document is based on the template of the TODO Group and was changed by us.',
  ])('but not: %s', (text) => {
    expect(readDocument('a.md', `# Limits\n\n${text}\n`)).toMatchObject({ sentences: 1, template: false });
  });
});

const securityTemplate = `# Security Policy

## Supported Versions

Use this section to tell people about which versions of your project are
currently being supported with security updates.

| Version | Supported          |
| ------- | ------------------ |
| 5.1.x   | :white_check_mark: |
| 5.0.x   | :x:                |
| 4.0.x   | :white_check_mark: |
| < 4.0   | :x:                |

## Reporting a Vulnerability

`;
const cardHeadings = ['Direct Use', 'Out-of-Scope Use', 'Bias, Risks, and Limitations', 'Training Data', 'Evaluation', 'Model Card Contact'];
const card = (text: string) =>
  `---\nlibrary_name: transformers\n---\n# Model Card for Model ID\n\n<!-- Provide a quick summary. -->\n\n${cardHeadings.map((name) => `## ${name}\n\n<!-- what to say -->\n\n${text}\n`).join('\n')}`;

describe('templates', () => {
  test.each([
    [
      'a model card nobody filled in',
      'README.md',
      `${card('[More Information Needed]')}\n## Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.\n`,
    ],
    ['a card with one field filled in', 'README.md', card('[More Information Needed]').replace('[More Information Needed]', prose)],
    [
      'a card made by a trainer',
      'README.md',
      '# my-model\n\nThis model is a fine-tuned version of bert on an unknown dataset.\n\n## Model description\n\nMore information needed\n\n## Intended uses & limitations\n\nMore information needed\n',
    ],
    [
      'the security policy GitHub offers',
      'SECURITY.md',
      `${securityTemplate}Use this section to tell people how to report a vulnerability.\n\nTell them where to go, how often they can expect to get an update on a\nreported vulnerability.\n`,
    ],
    ['headings alone', 'PRIVACY.md', '# Privacy\n\n## Consent\n\n## Retention\n\n## Anonymisation\n'],
    [
      'questions without answers',
      'DATASHEET.md',
      '# Datasheet\n\n## Motivation\n\n**For what purpose was the dataset created?**\n\n## Composition\n\nWhat do the instances represent?\n',
    ],
    ['a project generator', 'README.md', '# {{ cookiecutter.project_name }}\n\n{{ cookiecutter.description }}\n\n## Author\n\n{{ cookiecutter.author }}\n'],
    ['a file in a generator, by its path', '{{cookiecutter.slug}}/README.md', `# Data\n\n${prose}\n`],
    ['a pull request form, by its path', '.github/PULL_REQUEST_TEMPLATE.md', `# Data\n\n${prose}\n`],
    [
      'a contributing guide handed from project to project',
      'CONTRIBUTING.md',
      '# Contributing\n\nWhen contributing to this repository, please first discuss the change you wish to make via issue, email, or any other method with the owners of this repository before making a change.\n\nPlease note we have a code of conduct, please follow it in all your interactions with the project.\n',
    ],
    [
      'a readme nobody filled in',
      'README.md',
      "# About\n\nHere's a blank template to get started. To avoid retyping too much info, do a search and replace.\n\n## Usage\n\nUse this space to show useful examples of how a project can be used. You may also link to more resources.\n",
    ],
  ])('%s', (_, path, text) => {
    const document = readDocument(path, text);
    expect(document.template).toBe(true);
    expect(hasSubstance(document, { sentences: 1 })).toBe(false);
  });

  test.each([
    [
      'a security policy whose second half is written',
      'SECURITY.md',
      `${securityTemplate}Write to security@example.org and you get an answer within two days. We publish an advisory once a fix is out.\n`,
    ],
    ['a card that is filled in', 'README.md', card(prose)],
    [
      'a readme with sections of code alone',
      'README.md',
      `# Tool\n\n${prose}\n\n## Install\n\n\`\`\`sh\nmake\n\`\`\`\n\n## Run\n\n\`\`\`sh\nmake run\n\`\`\`\n\n## Figures\n\n![x](y.png)\n`,
    ],
    ['headings that are links', 'index.md', `# Tool\n\n${prose}\n\n## [First](a.md)\n\n## [Second](b.md)\n`],
    [
      'a long text with some parts still to write',
      'README.md',
      `# Tool\n\n${Array.from({ length: 20 }, (_, index) => `The step number ${index} is run by the worker.`).join(' ')}\n\n## One\n\nTODO\n\n## Two\n\nTODO\n\n## Three\n\nTODO\n`,
    ],
    ['template marks quoted as code', 'README.md', `# Tool\n\n${prose} Write \`{{ name }}\` where the name goes.\n`],
  ])('not %s', (_, path, text) => {
    const document = readDocument(path, text);
    expect(document.template).toBe(false);
    expect(hasSubstance(document, { sentences: 2 })).toBe(true);
  });
});

describe('sections about something', () => {
  const text = `# Card\n\n## Limitations\n\n### Language\n\n${prose}\n\n### Speed\n\nTODO\n\n## Ethics\n\nTBD\n\n## Limits of use\n\nIt must not be used for hiring people.\n`;
  const document = readDocument('card.md', text);

  it('counts sub-sections in', () => {
    expect(sectionsAbout(document, /^limitations/i, 3).map((section) => section.line)).toEqual([3]);
    expect(sectionsAbout(document, /^limitations/i, 4)).toEqual([]);
  });

  it('leaves out the ones that say nothing', () => {
    expect(sectionsAbout(document, /ethic|speed/i, 1)).toEqual([]);
  });

  it('does not trip over an expression with memory', () => {
    expect(sectionsAbout(document, /limit/gi, 1)).toHaveLength(2);
  });

  it('gives the text without mark-up', () => {
    const [section] = readDocument('a.md', '# A\n\nThe **model** is [trained](x) on `public` data &amp; more.<br>\n\n```\ncode\n```\n').sections;
    expect(section).toMatchObject({ text: 'The model is trained on public data & more.', words: 8, table: null });
  });

  it('gives the columns of a table', () => {
    const [section] = readDocument('a.md', '# A\n\n| Field | Type \\| unit |\n|:--|--:|\n| a | int |\n').sections;
    expect(section?.table).toEqual({ columns: ['Field', 'Type | unit'], rows: 1 });
  });

  it('holds the text of a section within bounds', () => {
    expect(readDocument('a.md', `# A\n\n${'word '.repeat(10_000)}`).sections[0]?.text.length).toBe(20_000);
  });
});

describe('hostile text', () => {
  const scraps = [
    '# ',
    '\n',
    '---\n',
    '===\n',
    '|',
    '|-|-|\n',
    '```',
    '<!--',
    '-->',
    '[',
    '](',
    ')',
    '![',
    '<h1>',
    '</h1>',
    '<',
    '>',
    '.. x::\n',
    '   ',
    '* ',
    '- [x] ',
    '**',
    '{{',
    '}}',
    ':x:',
    '`',
    '\u2028',
    '\uE000',
    '\uE004',
    'a',
    'The model is used. ',
    '\r',
    '\0',
    '|===\n',
    '#+begin_src\n',
    '<table><tr><td>',
    '</td>',
    '&#',
    ';',
    '\ud800',
  ];
  const line = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 }).map((parts) => parts.join(''));
  const headings = ['# A', 'A\n===', 'A\n---', '= A', '== A', '* A', '** A', '<h1>A</h1>', 'TITLE'];
  const hostile = fc.oneof(
    line,
    fc
      .array(fc.tuple(fc.constantFrom(...headings), line), { maxLength: 4 })
      .map((parts) => parts.map(([heading, text]) => `\n\n${heading}\n\n${text}`).join('')),
  );

  it('never throws and keeps lines within the text', () => {
    const met = tally('sections');
    fc.assert(
      fc.property(fc.constantFrom('a.md', 'a.rst', 'a.adoc', 'a.org', 'a.html', 'a.txt', 'README'), hostile, (path, text) => {
        const document = readDocument(path, text);
        const lines = text.split(/\r\n|\n|\r/).length;
        let last = 1;
        met.when('sections', document.sections.length > 1);
        for (const section of document.sections) {
          expect(section.line).toBeGreaterThanOrEqual(last);
          expect(section.line).toBeLessThanOrEqual(lines);
          expect(section.text).not.toMatch(/[\uE000-\uE00F]/);
          last = section.line;
        }
        expect(document.sentences).toBe(document.sections.reduce((sum, section) => sum + section.sentences, 0));
      }),
      { numRuns: 500 },
    );
    expect(met.least()).toBeGreaterThan(50);
  });

  test.each(['a.md', 'a.rst', 'a.adoc', 'a.org', 'a.html', 'a.txt'])(
    'takes time in proportion to its length: %s',
    (path) => {
      const repeated = [
        ...scraps,
        '[](',
        '[a](b(',
        '![a](',
        '<a ',
        '</',
        '<!--x',
        '` ',
        '`a<',
        ':a:`',
        '*_',
        'a. ',
        'a, ',
        '<h1>x',
        '- a: b\n',
        '| a ',
        '# a\n',
        '* a\n',
        'a\n=\n',
        '{{ ',
        '[your ',
        '<your ',
        'the ',
        'e.g. ',
        '\t',
        '    \n',
        '~~~\n',
        '---\na: b\n',
        '(',
        '\n>',
        '> > ',
        'http://',
        '.. |a| ',
        '>',
        '> a\nb\n',
        '- > ',
        '1. ',
        '  - a\n',
        '*a_ ',
        '*a **a ',
        'a**b',
        '_a__b',
        'a<!--',
        'a<?',
        'a<!A ',
        'a<![CDATA[',
        'a[b](<c',
        '[a]: b\n[a]\n',
        '`a``',
        '|a|b|\n|-|-|\n',
        '<div>\n',
      ];
      for (const scrap of repeated) {
        const text = `x\n${scrap.repeat(Math.ceil(40_000 / scrap.length))}`;
        const start = process.cpuUsage();
        readDocument(path, text);
        expect(process.cpuUsage(start).user / 1000, JSON.stringify(scrap)).toBeLessThan(1_500);
      }
    },
    120_000,
  );
});
