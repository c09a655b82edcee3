// A form as one page that asks the network for nothing: it is filled in in a browser, and gives a file of answers.
import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { style } from '../../report/formats/html/assets.js';
import { DocumentHead } from '../../report/formats/html/document-head.js';
import { type Form, type FormQuestion, roleNames } from './form.js';

const own = `
form { max-width: 46rem; margin: 0 auto; padding: 0 1rem 4rem; }
fieldset { margin: 2rem 0; padding: 1rem; }
legend { font-weight: 600; padding: 0 .4rem; }
.choice { display: grid; grid-template-columns: 1.6rem 1fr; align-items: start; margin: .5rem 0; color: inherit; font-size: 1rem; }
.choice input { width: 1.1rem; height: 1.1rem; margin: .2rem 0 0; }
label.field { display: block; margin-top: .6rem; }
input[type=text], textarea { width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
.save { position: sticky; bottom: 0; padding: 1rem 0; background: Canvas; }
button { font: inherit; padding: .5rem 1rem; }
`;
const css = style + own;

/** Puts what is filled in into a file of answers, which the browser saves; nothing is sent anywhere. */
const script = `
document.querySelector('form').addEventListener('submit', function (event) {
  event.preventDefault();
  var by = document.getElementById('by').value.trim();
  var answers = {};
  var open = [];
  document.querySelectorAll('fieldset').forEach(function (set) {
    var ticked = set.querySelector('input[type=radio]:checked');
    var said = function (name) { return set.querySelector('[name="' + name + '"]').value.trim(); };
    if (!ticked) {
      if (said('why') || said('note') || said('evidence')) open.push(set);
      return;
    }
    var answer = { value: ticked.value };
    if (said('why')) answer.why = said('why');
    if (said('note')) answer.note = said('note');
    var evidence = said('evidence').split(/[,;\\s]+/).filter(Boolean);
    if (evidence.length) answer.evidence = evidence.map(function (one) { return /^https?:/i.test(one) ? { url: one } : { path: one }; });
    if (by) answer.by = by;
    answers[set.dataset.check] = answer;
  });
  var count = Object.keys(answers).length;
  var told = document.getElementById('saved');
  if (open.length > 0) {
    open[0].querySelector('input[type=radio]').focus();
    told.textContent = (open.length === 1 ? 'One question has' : open.length + ' questions have') + ' a text and no tick; nothing is saved yet.';
    return;
  }
  if (count === 0) {
    told.textContent = 'Nothing is ticked yet.';
    return;
  }
  var link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ answers: answers }) + '\\n'], { type: 'application/json' }));
  link.download = document.querySelector('form').dataset.file;
  link.click();
  told.textContent = count + (count === 1 ? ' answer' : ' answers') + ' saved.';
});
`;
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; style-src ${hash(css)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

/** The document, without its doctype. */
export function FormPage({ form }: { form: Form }): VNode {
  const { project, role, questions, file } = form;
  const answers = `${file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')}.answers.json`;
  const title = `Questions about ${project}${role === null ? '' : `, for ${roleNames[role]}`}`;
  return (
    <html lang="en">
      <DocumentHead title={title} policy={policy} style={css} />
      {'\n'}
      <body>
        <main>
          <form data-file={answers}>
            <h1>{title}</h1>
            <p>
              A question that you leave stays open. Nothing is sent anywhere: the button at the end saves a file, {answers}. Give it back to whoever sent you
              this; they take it in with <code>mlready interview --answers {answers}</code>
            </p>
            <label class="field">
              Answered by <input type="text" id="by" autocomplete="name" />
            </label>
            {questions.map((question, index) => (
              <Question question={question} index={index} />
            ))}
            <div class="save">
              <button type="submit">Save the answers</button> <output id="saved" />
            </div>
          </form>
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

function Question({ question: { check, stage, ask, choices, perhaps }, index }: { question: FormQuestion; index: number }): VNode {
  return (
    <fieldset data-check={check}>
      <legend>
        {index + 1}. {ask}
      </legend>
      <small>
        {stage}, {check}
      </small>
      {perhaps === null ? null : <p>Perhaps: {perhaps}</p>}
      {choices.map(({ value, text }) => (
        <label class="choice">
          <input type="radio" name={check} value={value} />
          <span>{text}</span>
        </label>
      ))}
      <label class="field">
        Why <input type="text" name="why" />
      </label>
      <label class="field">
        Evidence: a file of the repository, or an address <input type="text" name="evidence" />
      </label>
      <label class="field">
        Note <textarea name="note" rows={2} />
      </label>
    </fieldset>
  );
}
