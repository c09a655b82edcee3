// The person at a terminal: the only place that knows inquirer.
import { emitKeypressEvents, type Interface } from 'node:readline';
import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  type KeypressEvent,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import inquirer from 'inquirer';
import type { Screen } from '../terminal/screen.js';
import { safe } from '../terminal/text.js';
import { complete } from './complete.js';
import { actionOf, typingActionOf } from './keys.js';
import { type Ask, type Choice, Interrupted, type Reply, type TextQuestion, type TextReply } from './question.js';
import { type ChoiceRow, type ChoiceState, drawChoice, drawParagraphs, drawText, isLong, rowsOf, type Window } from './render.js';

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  /** How it looks now: it may have been resized. */
  screen(): Screen;
}

interface Prompted<Question> {
  message: string;
  question: Question;
  terminal: Terminal;
}

/** A window may be narrower than any report: a prompt that is broken by the terminal cannot be drawn over. */
function windowOf({ screen, output }: Terminal): Window {
  const now = screen();
  return { ...now, width: Math.min(now.width, output.columns || now.width), rows: output.rows || 24 };
}

/** Draws anew where the window was resized: what stood there has been broken elsewhere, so that it cannot be drawn over. */
function useResizing({ output }: Terminal): void {
  const [, drawAnew] = useState({});
  useEffect(() => {
    const resized = () => {
      output.write('\u001b[H\u001b[2J');
      drawAnew({});
    };
    output.on('resize', resized);
    return () => void output.off('resize', resized);
  }, []);
}

const hideCursor = '\u001b[?25l';

/** What a key did to a choice. */
type Pressed = Partial<ChoiceState> | { reply: Reply };

/** @returns what a key does to a choice as it stands; `typed` is what it put into the line */
function press(question: Choice, state: ChoiceState, key: KeypressEvent, typed: string): Pressed {
  const { options, many, actions } = question;
  const { cursor, chosen, filter } = state;
  const rows = rowsOf(question, filter);
  const under = rows[cursor];
  if (isEnterKey(key)) return enter(question, state, under);
  const move = (by: number) => ({ cursor: cursor < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, cursor + by)) });
  if (isUpKey(key)) return move(-1);
  if (isDownKey(key)) return move(1);
  if (key.name === 'pageup') return move(-8);
  if (key.name === 'pagedown') return move(8);
  if (isSpaceKey(key) && many) {
    const value = under?.value ?? null;
    return value === null ? {} : { chosen: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] };
  }
  if (isLong(question)) {
    if (key.name === 'escape' && filter !== '') return narrowed(question, '');
    if (isBackspaceKey(key)) return narrowed(question, filter.slice(0, -1));
    const action = typingActionOf(key, actions);
    if (action !== undefined) return { reply: { action } };
    return typed === '' || key.ctrl ? {} : narrowed(question, (filter + typed).slice(0, longestFilter));
  }
  const keyed = key.ctrl ? undefined : options.find((one) => one.key !== undefined && one.key === key.name);
  const digit = keyed ?? (many ? undefined : options[Number(key.name) - 1]);
  if (digit) return { reply: { action: 'answer', values: [digit.value] } };
  const action = key.ctrl ? undefined : actionOf(typed === '?' ? '?' : key.name, actions);
  return action === undefined ? {} : { reply: { action } };
}

const longestFilter = 40;

function narrowed(question: Choice, filter: string): Partial<ChoiceState> {
  return { filter, cursor: filter !== '' && rowsOf(question, filter).length > 0 ? 0 : -1 };
}

function enter({ many }: Choice, { chosen, hint }: ChoiceState, under: ChoiceRow | undefined): Pressed {
  if (many && chosen.length > 0) return { reply: { action: 'answer', values: [...chosen] } };
  if (under === undefined) return { reply: { action: 'answer', values: [] } };
  if (under.value === null) return { reply: { action: 'accept' } };
  // Where several can be ticked and none is, Enter alone may be a slip.
  const ask = `Nothing is ticked. Enter again takes “${under.label}” alone; Space ticks it.`;
  return many && hint !== ask ? { hint: ask } : { reply: { action: 'answer', values: [under.value] } };
}

const choicePrompt = createPrompt<Reply, Prompted<Choice>>(({ question, terminal }, done) => {
  const first = question.accept === undefined ? question.options.findIndex(({ value }) => question.chosen.includes(value)) : 0;
  // Where ticks are what counts, Space has to have a row from the start.
  const start = question.many ? Math.max(0, first) : first;
  const [state, setState] = useState<ChoiceState & { pressed: boolean }>({ cursor: start, chosen: question.chosen, filter: '', hint: null, pressed: false });
  useResizing(terminal);
  useKeypress((key, line) => {
    const typed = line.line;
    line.clearLine(0);
    const pressed = press(question, state, key, typed);
    if ('reply' in pressed) done(pressed.reply);
    else setState({ ...state, hint: null, pressed: true, ...pressed });
  });
  // What was wrong with the last reply is said until something else is done.
  return drawChoice(state.pressed ? { ...question, problem: null } : question, state, windowOf(terminal)) + hideCursor;
});

const textPrompt = createPrompt<TextReply, Prompted<TextQuestion>>(({ question, terminal }, done) => {
  // What a manifest holds is typed here for the person: a line break in it would be their Enter.
  const before = safe(question.value);
  const [text, setText] = useState(before);
  const [found, setFound] = useState<readonly string[]>([]);
  useResizing(terminal);
  useEffect((line) => {
    if (before !== '') line.write(before);
  }, []);
  useKeypress((key, line) => {
    if (isEnterKey(key)) return done({ action: 'answer', text });
    const action = typingActionOf(key, question.actions);
    if (action !== undefined) return done({ action, text });
    if (isTabKey(key)) {
      const completed = complete(text, question.candidates);
      line.clearLine(0);
      line.write(completed.text);
      setText(completed.text);
      return setFound(completed.found);
    }
    if (isBackspaceKey(key) || line.line !== text) setFound([]);
    setText(line.line);
  });
  return drawText(question, text, found, windowOf(terminal));
});

/**
 * @returns somebody at a terminal who can be asked, and `close`, which lets go of the terminal; questions throw Interrupted on Ctrl-C, on Ctrl-D and where
 * the input ends
 */
export function terminalAsk(terminal: Terminal): Ask & { close(): void } {
  const { input, output } = terminal;
  // How long a lone Esc may still become an arrow key, in milliseconds: half a second, the default, would swallow the next key.
  emitKeypressEvents(input, { escapeCodeTimeout: 80 } as unknown as Interface);
  const gone = new AbortController();
  const leave = () => gone.abort();
  // Between two prompts the library lets go of the terminal: it would echo keys, and Ctrl-C would end the program without a word.
  const hold = () => {
    input.setRawMode(true);
    input.resume();
  };
  const pressed = (_: unknown, key: { name?: string; ctrl?: boolean } | undefined) => {
    if (key?.ctrl && (key.name === 'd' || key.name === 'c')) leave();
  };
  for (const event of ['end', 'close', 'error']) input.on(event, leave);
  input.on('keypress', pressed);
  const prompt = inquirer.createPromptModule({ input, output, signal: gone.signal, clearPromptOnDone: true });
  prompt.registerPrompt('choice', choicePrompt);
  prompt.registerPrompt('text', textPrompt);
  const put = async <Answer>(type: 'choice' | 'text', question: Choice | TextQuestion): Promise<Answer> => {
    try {
      // The library does not know the kinds that were registered just now.
      const asked = [{ type, name: 'reply', message: question.heading.question, question, terminal }] as never;
      return ((await prompt(asked)) as { reply: Answer }).reply;
    } catch (error) {
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw new Interrupted();
      throw error;
    } finally {
      hold();
    }
  };
  return {
    choose: (question) => put<Reply>('choice', question),
    text: (question) => put<TextReply>('text', question),
    say: (paragraphs) => void output.write(drawParagraphs(paragraphs, windowOf(terminal))),
    close() {
      for (const event of ['end', 'close', 'error']) input.off(event, leave);
      input.off('keypress', pressed);
      input.setRawMode(false);
      input.pause();
    },
  };
}
