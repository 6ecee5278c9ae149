// JSON with one operation and one schema a line: a change of either is one line of a diff.
export function layOutDescription({ paths, components, ...rest }) {
  const operations = Object.entries(paths).map(([path, item]) =>
    block(
      path,
      Object.entries(item).map(([method, operation]) => line(method, operation)),
    ),
  );
  const schemas = Object.entries(components.schemas).map(([name, schema]) => line(name, schema));
  const { openapi, info, ...last } = rest;
  const sections = [
    line('openapi', openapi),
    line('info', info),
    block('paths', operations),
    block('components', [block('schemas', schemas)]),
    ...Object.entries(last).map(([key, value]) => line(key, value)),
  ];
  return `{\n${sections.join(',\n')}\n}\n`;
}

function line(key, value) {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

function block(key, lines) {
  return `${JSON.stringify(key)}: {\n${lines.join(',\n')}\n}`;
}
