import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from "graphql";
import { Refusal } from "../../../../lib/indexer/api/refusal";

/** What one question may ask. A thousand words (tokens) are what Ponder takes too. */
export const mostOfQuestion = { tokens: 1_000, lists: 10, depth: 15 } as const;

/**
 * Lists that the schema has of its own types. Each may be asked for once on the way down: below one another they ask for every type of every
 * field of every type, which grows by itself, and the filters of a table know each other and themselves.
 */
const ofTypes: ReadonlySet<string> = new Set(["fields", "inputFields", "interfaces", "possibleTypes"]);

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Measure = { readonly lists: number; readonly depth: number; readonly nestedTypes: number };
const nothing: Measure = { lists: 0, depth: 0, nestedTypes: 0 };

/**
 * How many lists a question of GraphQL asks for, which is what it costs. Throws a Refusal (400) for a text that is no question, and for one that
 * asks for more than a question may. Whether the schema has what is asked for is not looked at here.
 */
export function costOf(query: string): number {
  const document = parsed(query);
  const fragments: Fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
  const measured = new Map<string, Measure | undefined>();
  const measures = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION).map((one) => measure(one.selectionSet, fragments, measured));
  const worst = (of: (one: Measure) => number): number => Math.max(0, ...measures.map(of));
  if (worst(({ depth }) => depth) > mostOfQuestion.depth) throw bad(`A question is at most ${String(mostOfQuestion.depth)} levels deep.`);
  if (worst(({ nestedTypes }) => nestedTypes) > 1) throw bad("A question about the schema asks for the fields of a type once, not for those of their types.");
  const lists = worst((one) => one.lists);
  if (lists > mostOfQuestion.lists) throw bad(`A question asks for at most ${String(mostOfQuestion.lists)} lists.`);
  return Math.max(1, lists);
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: mostOfQuestion.tokens, noLocation: true });
  } catch (error) {
    throw bad(error instanceof GraphQLError ? error.message : "The question cannot be read.");
  }
}

/** Each fragment is measured once, however often it is used; one that holds itself counts for nothing, and is refused where it is carried out. */
function measure({ selections }: SelectionSetNode, fragments: Fragments, measured: Map<string, Measure | undefined>): Measure {
  const inside = (set: SelectionSetNode | undefined): Measure => (set === undefined ? nothing : measure(set, fragments, measured));
  const ofFragment = (name: string): Measure => {
    if (!measured.has(name)) {
      measured.set(name, undefined);
      measured.set(name, inside(fragments.get(name)?.selectionSet));
    }
    return measured.get(name) ?? nothing;
  };
  const parts = selections.map((one): Measure => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return ofFragment(one.name.value);
    const below = inside(one.selectionSet);
    if (one.kind === Kind.INLINE_FRAGMENT) return below;
    return { lists: 1, depth: below.depth + 1, nestedTypes: below.nestedTypes + (ofTypes.has(one.name.value) ? 1 : 0) };
  });
  return parts.reduce((all, one) => ({ lists: all.lists + one.lists, depth: Math.max(all.depth, one.depth), nestedTypes: Math.max(all.nestedTypes, one.nestedTypes) }), nothing);
}

const bad = (message: string): Refusal => new Refusal({ code: "bad-request", message });
