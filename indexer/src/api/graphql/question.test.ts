import { getIntrospectionQuery } from "graphql";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../../../lib/indexer/api/refusal";
import { costOf } from "./question";

function refusalOf(query: string): string | undefined {
  try {
    costOf(query);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Types of the fields of types …: each level asks for every one of the level above. */
const nested = (levels: number): string => (levels === 0 ? "name" : `name inputFields { type { ofType { ${nested(levels - 1)} } } }`);

describe("what a question of GraphQL costs", () => {
  it("is one for each list, under whatever name and in whatever fragment", () => {
    expect(costOf("{ deals { items { number } } }")).toBe(1);
    expect(costOf("{ a: deals { items { number } } b: deals(limit: 1000) { items { number } totalCount } ... on Query { tickets { items { id } } } }")).toBe(3);
    expect(costOf("query Q { ...two } fragment two on Query { deals { totalCount } ...one } fragment one on Query { titles { totalCount } }")).toBe(2);
    expect(costOf("query A { deals { totalCount } } query B { deals { totalCount } titles { totalCount } }")).toBe(2);
  });

  it("may be asked about the schema, as every tool for GraphQL does", () => {
    expect(costOf(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true }))).toBe(1);
    expect(refusalOf(`{ __schema { types { ${nested(1)} } } }`)).toBeUndefined();
  });

  it("may not ask for types of types, by which a line becomes gigabytes", () => {
    expect(refusalOf(`{ __schema { types { ${nested(2)} } } }`)).toContain("fields of a type once");
    expect(refusalOf('{ __type(name: "Query") { fields { type { ...more } } } } fragment more on __Type { fields { type { name } } }')).toContain("fields of a type once");
  });

  it("is bounded in lists, levels and words", () => {
    expect(refusalOf(`{ ${Array.from({ length: 11 }, (_, index) => `a${String(index)}: deals { totalCount }`).join(" ")} }`)).toContain("at most 10 lists");
    expect(refusalOf(`${"{ a ".repeat(16)}${"} ".repeat(16)}`)).toContain("15 levels");
    expect(refusalOf(`{ deals { items { ${"number ".repeat(1_100)} } } }`)).toContain("1000 tokens");
  });

  it("is refused with a reason where it cannot be read, and ends where fragments hold each other", () => {
    expect(refusalOf("{")).toBe("Syntax Error: Expected Name, found <EOF>.");
    expect(refusalOf("")).toContain("Syntax Error");
    expect(costOf("{ ...a } fragment a on Query { deals { totalCount } ...b } fragment b on Query { ...a }")).toBe(1);
    // Each fragment uses the next twice: two to the sixtieth, were they written out.
    const chain = Array.from({ length: 60 }, (_, index) => `fragment f${String(index)} on Query { ...f${String(index + 1)} ...f${String(index + 1)} }`).join(" ");
    expect(refusalOf(`{ ...f0 } ${chain} fragment f60 on Query { deals { totalCount } }`)).toContain("at most 10 lists");
  });
});
