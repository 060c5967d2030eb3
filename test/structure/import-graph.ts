import { posix } from "node:path";
import { importedSpecifiers } from "./imported-specifiers.ts";
import { readSource, sourceFiles } from "./source-files.ts";

/** Files, and which of them each imports; types and imports on demand count as well. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Files that support tests, wherever they lie, are not part of what they test. */
const isTestFile = (path: string): boolean => /\.(?:test|bench|e2e|fixture)\.ts$|\/(?:fixtures|tests)\//.test(path);

/** The imports between the sources of a folder, by relative paths. */
export function importGraph(folder: string): ImportGraph {
  const files = sourceFiles(`${folder}/**/*.ts`).filter((path) => !isTestFile(path));
  const known = new Set(files);
  const importsOf = (file: string): string[] =>
    importedSpecifiers(readSource(file))
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => posix.join(posix.dirname(file), specifier))
      .filter((target) => known.has(target));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** Circles among the files and folders that lie side by side, with the imports that close them. */
export interface Circle {
  /** Files and folders, all reachable from each other. */
  readonly members: readonly string[];
  readonly imports: readonly string[];
}

/**
 * The circles of a graph, looked for in every folder among what lies in it side by side: its files, and its folders as
 * wholes. Where there is none, the members of every folder have an order in which all imports run one way.
 */
export function circlesIn(graph: ImportGraph): readonly Circle[] {
  const folders = new Set([...graph.keys()].flatMap(ancestorsOf));
  return [...folders].toSorted().flatMap((folder) => circlesAmongSiblings(graph, folder));
}

function ancestorsOf(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." || folder === "/" ? [] : [folder, ...ancestorsOf(folder)];
}

function circlesAmongSiblings(graph: ImportGraph, folder: string): Circle[] {
  const memberOf = (path: string): string | undefined =>
    path.startsWith(`${folder}/`) ? `${folder}/${path.slice(folder.length + 1).split("/")[0]}` : undefined;
  const edges = new Map<string, Set<string>>();
  const reasons = new Map<string, string[]>();
  for (const [file, targets] of graph) {
    const from = memberOf(file);
    if (from === undefined) continue;
    if (!edges.has(from)) edges.set(from, new Set());
    for (const target of targets) {
      const to = memberOf(target);
      if (to === undefined || to === from) continue;
      edges.get(from)?.add(to);
      const key = `${from} ${to}`;
      reasons.set(key, [...(reasons.get(key) ?? []), `${file} imports ${target}`]);
    }
  }
  return stronglyConnected(edges).map((members) => ({
    members: members.toSorted(),
    imports: members.flatMap((from) => members.flatMap((to) => reasons.get(`${from} ${to}`) ?? [])).toSorted(),
  }));
}

/** Tarjan's algorithm: sets of two and more nodes that all reach each other. */
function stronglyConnected(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const index = order.size;
    order.set(node, index);
    let low = index;
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === index) {
      const members = stack.splice(stack.indexOf(node));
      if (members.length > 1) found.push(members);
    }
    return low;
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return found;
}
