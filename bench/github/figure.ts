/** A figure that is counted: a row of the table. */
export interface Figure {
  readonly name: string;
  readonly unit: 'requests' | 'MB' | '×';
  readonly value: number;
  /** At most this. */
  readonly limit: number;
  /** What peribolos takes by its formula. */
  readonly peribolos?: number;
}

export function isOver({ value, limit }: Figure): boolean {
  return !(value <= limit);
}

/** A table in Markdown. */
export function renderFigures(figures: readonly Figure[]): string {
  const head = ['Case', 'Counted', 'Limit', '', 'peribolos, by its formula'];
  const lines = [head, head.map(() => '---'), ...figures.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
}

function cells(figure: Figure): readonly string[] {
  const { name, unit, value, limit, peribolos } = figure;
  const written = (number: number) =>
    `${unit === '×' ? number.toFixed(2) : Math.round(number).toLocaleString('en-US')} ${unit}`;
  return [
    name,
    written(value),
    written(limit),
    isOver(figure) ? '**over**' : 'ok',
    peribolos === undefined ? '' : written(peribolos),
  ];
}
