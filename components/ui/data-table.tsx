import type { ReactNode } from "react";
import { cx } from "./cx";

type Column = { id: string; label: string; numeric?: boolean };

/** More columns than this do not fit beside each other on a phone. */
const FIT_EVERYWHERE = 2;
/** More than this need twice a phone. */
const FIT_ON_HALF_A_PAGE = 4;

type DataTableProps = {
  caption: ReactNode;
  /** Read out, but not shown. */
  hideCaption?: boolean;
  columns: readonly [Column, ...Column[]];
  /** A cell per column; the first is the row's heading. */
  rows: readonly { id: string; cells: readonly ReactNode[]; total?: boolean }[];
};

/**
 * Figures in rows; on a narrow page each row is a list (app/styles/data-table.css). Scrolls inside itself where even that is
 * too wide, so that the page never does.
 */
export function DataTable({ caption, hideCaption = false, columns, rows }: DataTableProps) {
  return (
    <div className={cx("data-table", columns.length > FIT_ON_HALF_A_PAGE && "data-table-many")}>
      <table className={cx("w-full border-collapse text-small", columns.length > FIT_EVERYWHERE && "data-table-rows")}>
        <caption className={hideCaption ? "sr-only" : "pb-2 text-left text-ink-2"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, label, numeric }) => (
              <th key={id} scope="col" className={cx("label border-b border-rule-strong py-2 pr-3 font-normal last:pr-0", align(numeric))}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, total }) => (
            <tr key={id} className={total ? "border-t border-t-rule-strong font-medium" : undefined}>
              {columns.map((column, index) => {
                const className = cx("border-b border-rule py-2 pr-3 align-top last:pr-0", align(column.numeric));
                return index === 0 ? (
                  <th key={column.id} scope="row" className={cx(className, "text-left", total ? "font-medium" : "font-normal")}>
                    {cells[index]}
                  </th>
                ) : (
                  <td key={column.id} data-label={column.label} className={className}>
                    {cells[index]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function align(numeric: boolean | undefined): string {
  return numeric ? "text-right whitespace-nowrap" : "text-left";
}
