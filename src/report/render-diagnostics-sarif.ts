import { catalogue } from '../diagnostic/catalogue.ts';
import type { Diagnostic, Severity, SourceRange } from '../diagnostic/diagnostic.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { SarifLevel, SarifLocation, SarifLog, SarifResult, SarifRule } from './sarif.ts';

const levels: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', info: 'note' };

/** Diagnostics as a SARIF 2.1.0 log, which code-scanning services read; `version` is Bylaw's own. */
export function renderDiagnosticsSarif(diagnostics: readonly Diagnostic[], version: string): SarifLog {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Bylaw', semanticVersion: version, rules: codes.map(renderRule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => renderResult(diagnostic, codes.indexOf(diagnostic.code))),
      },
    ],
  };
}

function renderRule(code: Diagnostic['code']): SarifRule {
  const { title, explanation, severity } = catalogue[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: levels[severity] },
  };
}

function renderResult(diagnostic: Diagnostic, ruleIndex: number): SarifResult {
  const { code, severity, message, hint, at, related = [] } = diagnostic;
  const relatedLocations = related.map((other, id) => ({
    id,
    message: { text: escapeMessage(other.message) },
    ...renderLocation(other.at),
  }));
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: escapeMessage(hint === undefined ? message : `${message}; ${hint}`) },
    ...(at === undefined ? {} : { locations: [renderLocation(at)] }),
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
  };
}

/** A message of SARIF has links, `[text](url)`: of the text of a file comes none. */
function escapeMessage(text: string): string {
  return sanitizeLine(text).replace(/[\\[\]]/g, '\\$&');
}

function renderLocation({ file, start, end }: SourceRange): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
  };
}
