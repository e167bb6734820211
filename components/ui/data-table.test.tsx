import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DataTable } from "./data-table";

afterEach(cleanup);

const name = { id: "name", label: "Contract" };
const address = { id: "address", label: "Address" };
const code = { id: "code", label: "Code" };

it("gives every cell its heading, for a page on which three columns do not fit beside each other", () => {
  render(<DataTable caption="Contracts" columns={[name, address, code]} rows={[{ id: "1", cells: ["AID", "0x1", "as built"] }]} />);
  expect(screen.getByRole("table").classList).toContain("data-table-rows");
  const cells = within(screen.getByRole("row", { name: /AID/ })).getAllByRole("cell");
  expect(cells.map((cell) => [cell.dataset["label"], cell.textContent])).toEqual([["Address", "0x1"], ["Code", "as built"]]);
});

it("gives a table of many columns more room before its rows are lists", () => {
  const columns = [name, address, code, { id: "by", label: "By" }, { id: "at", label: "At" }] as const;
  const { container } = render(<DataTable caption="Contracts" columns={columns} rows={[]} />);
  expect(container.firstElementChild?.classList).toContain("data-table-many");
});

it("leaves two columns beside each other", () => {
  render(<DataTable caption="Contracts" columns={[name, address]} rows={[{ id: "1", cells: ["AID", "0x1"] }]} />);
  expect(screen.getByRole("table").classList).not.toContain("data-table-rows");
});
