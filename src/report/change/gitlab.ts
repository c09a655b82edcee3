// What a change brings as GitLab's merge requests take it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
import { oneLine } from '../../errors.js';
import { jsonText } from '../../terminal/json.js';
import type { ChangeReport } from '../change-schema.js';
import { cut } from '../cut.js';
import { severities } from '../formats/gitlab/index.js';
import { repositoryPath } from '../links.js';
import { alsoText, changeCase, changeHeadline, changeWhy, precisionText } from '../messages/change-messages.js';

const longest = 2_000;

/** @returns a list of violations, JSON; what was taken away stands at the first line of its file, if that is still there in the list of the older one */
export function changeGitlab({ findings, project }: ChangeReport): string {
  return jsonText(
    findings.flatMap((finding) => {
      const path = repositoryPath(project.inside, finding.place.path);
      if (path === null || path === '') return [];
      const texts = [changeHeadline(finding), alsoText(finding), changeWhy(finding), finding.repair, changeCase(finding), precisionText(finding)].filter(
        (one) => one !== null && one !== '',
      );
      return [
        {
          check_name: `mlready/${finding.code ?? finding.signal}`,
          description: cut(oneLine(texts.join(' ')), longest),
          fingerprint: finding.fingerprint,
          severity: severities[finding.risk],
          location: { path, lines: { begin: finding.kind === 'gone' || finding.place.cell !== undefined ? 1 : (finding.place.line ?? 1) } },
        },
      ];
    }),
  );
}
