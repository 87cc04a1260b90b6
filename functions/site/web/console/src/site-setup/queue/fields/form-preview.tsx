// The form as visitors see it while it is edited, drawn by the widget itself. Nothing that is typed there goes anywhere.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type {
  Language,
  QueueConfig,
  QueueSettings,
  SiteConfig,
  SiteSettings,
  VisitorApi,
  WireField,
} from "../../../../../protocol/src/index.ts";
import { accentOf, textOn } from "../../../../../widget/shell/theme.ts";
import type { VisitStorage } from "../../../../../widget/visit/visit-storage.ts";
import { Picker } from "../../../parts/picker.tsx";
import { languageName } from "../../../texts.ts";
import { say } from "../../words.ts";
import { previewQueue, previewSite } from "./preview-settings.ts";

interface PreviewProps {
  fields: readonly WireField[];
  queue: QueueConfig;
  site: SiteConfig;
}

export function FormPreview({ fields, queue, site }: PreviewProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const language = useSignal<Language>(site.language);
  const open = useSignal(false);
  const spoken = site.languages.includes(language.value) ? language.value : site.language;
  const shown = [previewSite(site, spoken), previewQueue(queue, fields, site.language, spoken, open.value)] as const;
  useEffect(() => {
    let stale = false;
    const put = async (form: HTMLElement) => {
      if (!stale && frame.current) await show(frame.current, form, site.colour);
    };
    // A help for those who edit: where it cannot be drawn there is none.
    draw(...shown).then(put, () => undefined);
    return () => {
      stale = true;
    };
  }, [JSON.stringify(shown)]);
  const languages = [site.language, ...site.languages.filter((one) => one !== site.language)];
  return (
    <section class="form-preview" aria-labelledby={id}>
      <h3 id={id}>{say("preview")}</h3>
      <div class="form-preview-switches">
        {languages.length > 1 && (
          <Picker
            label={say("preview-language")}
            value={spoken}
            options={languages.map((value) => ({ value, name: languageName(value) }))}
            onChange={(value) => (language.value = value)}
          />
        )}
        <label class="choice">
          <input type="checkbox" checked={open.value} onChange={(event) => (open.value = event.currentTarget.checked)} />
          {say("preview-open")}
        </label>
      </div>
      <div ref={frame} class="form-preview-frame" lang={spoken} />
    </section>
  );
}

async function draw(site: SiteSettings, queue: QueueSettings): Promise<HTMLElement> {
  await panelSheet();
  const [{ contactForm }, { load }] = await Promise.all([
    import("../../../../../widget/asking.ts"),
    import("../../../../../widget/texts.ts"),
  ]);
  await load(site.language);
  const nothing = { get: () => undefined, set: () => undefined };
  const form = await contactForm({
    site,
    queue,
    api: {} as VisitorApi,
    kept: nothing as unknown as VisitStorage,
    prefilled: {},
    hours: false,
    canChat: () => queue.open,
    toChat: () => undefined,
    show: () => undefined,
    submitted: () => undefined,
  });
  return form.element;
}

let sheet: Promise<CSSStyleSheet> | undefined;

/** The panel's own sheet. It comes first: the form's rules are added behind it. */
function panelSheet(): Promise<CSSStyleSheet> {
  sheet ??= Promise.all([import("../../../../../widget/panel.css?inline"), import("../../../../../widget/shell/looks.ts")]).then(
    ([{ default: css }, { dress }]) => dress(css),
  );
  return sheet;
}

// In a panel that fills its frame, however narrow the console is.
const filling = `.panel[open] {
  position: static !important;
  width: 100% !important;
  height: 100% !important;
  margin: 0;
  border: 0;
  border-radius: 0;
  box-shadow: none;
}`;

async function show(frame: HTMLElement, form: HTMLElement, colour: string): Promise<void> {
  const root = frame.shadowRoot ?? (await rootOf(frame));
  const [light, dark] = [accentOf(colour, "light"), accentOf(colour, "dark")];
  frame.style.setProperty("--accent", `light-dark(rgb(${light}), rgb(${dark}))`);
  frame.style.setProperty("--on-accent", `light-dark(${textOn(light)}, ${textOn(dark)})`);
  root.querySelector(".body")?.replaceChildren(form);
}

async function rootOf(frame: HTMLElement): Promise<ShadowRoot> {
  const frameSheet = new CSSStyleSheet();
  frameSheet.replaceSync(filling);
  const panelsSheet = await panelSheet();
  const root = frame.shadowRoot ?? frame.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [panelsSheet, frameSheet];
  const body = Object.assign(document.createElement("div"), { className: "body" });
  const panel = Object.assign(document.createElement("div"), { className: "panel" });
  panel.setAttribute("open", "");
  panel.append(body);
  root.replaceChildren(panel);
  // Nothing is sent from here.
  root.addEventListener(
    "submit",
    (event) => {
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  return root;
}
