// Draws the icons for home screens from app/icon.svg. Run it when the drawing changes; the pictures are committed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureChromium } from "./lib/chromium.mjs";
import { root } from "./lib/paths.mjs";

/** `mark` is the drawing's share of the side. A maskable one fills the square and keeps its middle 80 % (W3C manifest). */
const icons = [
  { file: "public/icons/icon-192.png", size: 192, mark: 1 },
  { file: "public/icons/icon-512.png", size: 512, mark: 1 },
  { file: "public/icons/maskable-512.png", size: 512, mark: 0.8 },
  { file: "app/apple-icon.png", size: 180, mark: 0.86 },
];

const svg = readFileSync(join(root, "app/icon.svg"), "utf8");
const paper = /\.p\{fill:(#[0-9a-f]{6})\}/.exec(svg)?.[1];

const browser = await chromium.launch({ executablePath: await ensureChromium() });
try {
  const page = await browser.newPage({ colorScheme: "light" });
  for (const { file, size, mark } of icons) {
    const side = size * mark;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${mark < 1 ? paper : "transparent"}">` +
        `<img width="${side}" height="${side}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}"></body>`,
      { waitUntil: "load" },
    );
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
