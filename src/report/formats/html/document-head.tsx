// What the head of every page says: it asks the network for nothing, and runs and looks as its policy allows.
import type { VNode } from 'preact';
import { version } from '../../../version.js';

interface HeadTexts {
  title: string;
  /** The content security policy, which names the hash of the style. */
  policy: string;
  style: string;
}

/** The head of a page, its style byte by byte as the policy has hashed it. */
export function DocumentHead({ title, policy, style }: HeadTexts): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="generator" content={`mlready ${version}`} />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}
