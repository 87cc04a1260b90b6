// "Firefox 132" on "Windows", read from what the browser says about itself. For people to read; nothing decides by it.

export interface BrowserName {
  browser: string;
  system: string | null;
}

// Order matters: most browsers also name those they descend from.
const browsers: readonly [pattern: RegExp, name: string][] = [
  [/EdgA?\/(\d+)|EdgiOS\/(\d+)/, "Edge"],
  [/OPR\/(\d+)/, "Opera"],
  [/SamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/FxiOS\/(\d+)|Firefox\/(\d+)/, "Firefox"],
  [/CriOS\/(\d+)|Chrom(?:e|ium)\/(\d+)/, "Chrome"],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, "Safari"],
];

const systems: readonly [pattern: RegExp, name: string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

/** Names a browser, or `null` when it says nothing we know. */
export function browserName(userAgent: string): BrowserName | null {
  for (const [pattern, name] of browsers) {
    const found = pattern.exec(userAgent);
    if (!found) continue;
    const version = found.slice(1).find(Boolean);
    const system = systems.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
    return { browser: version ? `${name} ${version}` : name, system };
  }
  return null;
}
