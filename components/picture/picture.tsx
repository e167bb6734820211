import type { ProtocolView } from "@/lib/queries";
import { pictureSize } from "@/lib/pictures";
import { colours } from "./colours";
import { Columns } from "./columns";
import type { PictureFigure, PictureWords } from "./words";

const SERIF = "Serif, SerifCyrillic";
const SANS = "Sans, SansCyrillic";
const NAME = ["A", "I", "D"] as const;

/** The picture that other sites show beside a link: the page's title, its figures, and the block they were read at. */
export function Picture({ words: { title, figures, note }, view }: { words: PictureWords; view: ProtocolView | undefined }) {
  return (
    <div style={{ ...pictureSize, display: "flex", flexDirection: "column", justifyContent: "space-between", padding: 64, backgroundColor: colours.paper, color: colours.ink, fontFamily: SANS }}>
      <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-start" }}>
        <div style={{ display: "flex", flexDirection: "column", width: view ? 820 : 1072 }}>
          <div style={{ display: "flex", fontFamily: SERIF, fontSize: 44 }}>
            {NAME.map((letter, index) => (
              <span key={letter} style={{ color: index === 1 ? colours.copper : colours.ink }}>
                {letter}
              </span>
            ))}
          </div>
          <div style={{ display: "flex", marginTop: 28, fontFamily: SERIF, fontSize: title.length > 34 ? 62 : 76, lineHeight: 1.1 }}>{title}</div>
        </div>
        {view && <Columns sheet={view.sheet} />}
      </div>
      <div style={{ display: "flex", flexDirection: "column" }}>
        {figures.length > 0 && (
          <div style={{ display: "flex", borderTop: `2px solid ${colours.ink}`, paddingTop: 18 }}>
            {figures.map((figure) => (
              <FigureOf key={figure.id} figure={figure} />
            ))}
          </div>
        )}
        <div style={{ display: "flex", marginTop: 18, paddingTop: 14, borderTop: `1px solid ${colours.rule}`, fontSize: 24, color: colours["ink-2"] }}>{note}</div>
      </div>
    </div>
  );
}

function FigureOf({ figure: { label, value, unit } }: { figure: PictureFigure }) {
  return (
    <div style={{ display: "flex", flexDirection: "column", width: 357 }}>
      <div style={{ display: "flex", fontSize: 23, color: colours["ink-2"] }}>{label}</div>
      <div style={{ display: "flex", alignItems: "flex-end", fontFamily: SERIF, fontSize: 46 }}>
        {value}
        <span style={{ marginLeft: 10, marginBottom: 11, fontFamily: SANS, fontSize: 24, color: colours["ink-2"] }}>{unit}</span>
      </div>
    </div>
  );
}
