import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';

/** Without capitals and beyond ASCII no two names are the same elsewhere, and most repositories have neither. */
const mayCollide = /[A-Z\u0080-\uffff]/;

/**
 * Of two files whose names differ in case or Unicode form alone, a work tree on macOS or Windows holds one: a plan
 * there would remove what the other declares. Folders that differ so become one, and are told once.
 */
export function* filesAreToldApartEverywhere({ files }: DeclaredRepository): Iterable<PlacedDiagnostic> {
  if (!mayCollide.test(files.join('\n'))) return;
  const spelled = new Map<string, string>();
  const told = new Set<string>();
  for (const file of files) {
    const clash = firstClash(file, spelled);
    if (clash === undefined || told.has(clash.other)) continue;
    told.add(clash.other);
    const what = clash.other === file ? 'one file' : 'one folder';
    yield createDiagnostic('model/colliding-paths', {
      message: `\`${clash.other}\` and \`${clash.first}\` are ${what} on macOS and Windows: a work tree there lacks some of what they hold`,
      at: { file, document: 0, path: [], on: 'value' },
      hint: 'rename one of the two',
    });
  }
}

/** The first step of a path that was spelled otherwise before; those of steps seen for the first time are kept. */
function firstClash(
  file: string,
  spelled: Map<string, string>,
): { readonly first: string; readonly other: string } | undefined {
  for (let slash = file.indexOf('/'); ; slash = file.indexOf('/', slash + 1)) {
    const step = slash < 0 ? file : file.slice(0, slash);
    const folded = fold(step);
    const first = spelled.get(folded);
    if (first === undefined) spelled.set(folded, step);
    else if (first !== step) return { first, other: step };
    if (slash < 0) return undefined;
  }
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');
}
