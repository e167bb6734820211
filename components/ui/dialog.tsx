import { useId, type ReactNode } from "react";

type DialogProps = {
  title: ReactNode;
  /** Name of the button that closes, for screen readers. */
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
};

/** Opens as soon as it is in the document; closing it gives the focus back to where it was. */
function openModal(node: HTMLDialogElement) {
  node.showModal();
  return () => node.close();
}

/**
 * A modal on the browser's own element: focus stays inside, Escape closes. Render it to open it:
 * `{open && <Dialog …/>}`.
 */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const titleId = useId();
  return (
    <dialog
      ref={openModal}
      aria-labelledby={titleId}
      // Before the browser closes it and gives the focus back: a key pressed right after would still find it open.
      onCancel={(event) => event.target === event.currentTarget && onClose()}
      // Its last word comes when it may be gone already, and another one open.
      onClose={(event) => event.currentTarget.isConnected && onClose()}
      // Only a click on the backdrop has the dialog itself as its target: the content fills it.
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-panel border border-rule bg-raised p-0 text-ink"
    >
      <div className="p-4 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-title">
            {title}
          </h2>
          <button type="button" aria-label={closeLabel} onClick={onClose} className="-m-2 grid size-10 place-items-center">
            <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5 stroke-current" strokeWidth="1.5">
              <path d="m1 1 12 12M13 1 1 13" />
            </svg>
          </button>
        </div>
        <div className="mt-4">{children}</div>
      </div>
    </dialog>
  );
}
