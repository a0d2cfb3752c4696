import type { Element, Nodes, Root, RootContent } from 'hast';

/** Elements that hold no words of the page, or words that are worked with and not read. */
const NEVER_READ = new Set(
  'script style noscript template iframe object embed svg canvas audio video map dialog button select input textarea datalist link meta base head'.split(
    ' ',
  ),
);
const AROUND_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar', 'alert']);
const AROUND = new Set(['nav', 'footer', 'menu']);
/** Signs that pages put behind a heading as a link to itself. */
const ANCHOR_SIGN = /^[#¶§🔗\s]*$/u;

/** Declarations that keep people from seeing an element. */
const UNSEEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0+)?%?\s*(?:;|!|$)|font-size\s*:\s*0*(?:\.0+)?(?:[a-z%]*)\s*(?:;|!|$)|(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)|color\s*:\s*transparent|(?:left|top|right|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%|transform\s*:\s*scale\(\s*0\s*\))/i;

/** Whether a declaration block, or the value of a `style`, hides what it is about. */
function hides(declarations: string): boolean {
  return UNSEEN.test(declarations.replace(/\/\*[\s\S]*?\*\//g, ''));
}

/** What the page's own style sheets hide: classes and ids, for rules of one simple selector. */
export interface HiddenNames {
  classes: Set<string>;
  ids: Set<string>;
}

/** Reads which classes and ids a style sheet hides; selectors of more than one part are let be. */
export function readHiddenNames(css: string): HiddenNames {
  const names: HiddenNames = { classes: new Set(), ids: new Set() };
  // Rules for print or narrow screens say nothing of what people see.
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  for (const [, selectors = '', declarations = ''] of plain.matchAll(/([^{}]{1,2000})\{([^{}]{0,5000})\}/g)) {
    if (!hides(declarations)) continue;
    for (const selector of selectors.split(',')) {
      const [, sign, name] = /^[a-z]*([.#])([\w-]+)$/i.exec(selector.trim()) ?? [];
      if (name !== undefined) (sign === '.' ? names.classes : names.ids).add(name);
    }
  }
  return names;
}

/**
 * Takes out, in place, what is not for reading: code, controls, what people cannot see, and on the page around the main
 * part its navigation. Hidden text is a classic way to slip orders past people into a model.
 */
export function keepVisible(root: Root | Element, hidden: HiddenNames): void {
  keepIn(root, { hidden, inMain: false });
}

interface Place {
  hidden: HiddenNames;
  /** Inside `main` or `article`, where a header or an aside belongs to the text. */
  inMain: boolean;
}

function keepIn(parent: Root | Element, place: Place): void {
  parent.children = (parent.children as RootContent[]).filter((child) => {
    if (child.type === 'comment' || child.type === 'doctype') return false;
    if (child.type !== 'element') return true;
    if (NEVER_READ.has(child.tagName) || isUnseen(child, place.hidden) || isAround(child, place))
      return false;
    if (isAnchorSign(child)) return false;
    keepIn(child, { ...place, inMain: place.inMain || isMain(child) });
    return true;
  }) as typeof parent.children;
}

/** Whether an element is what a page is about. */
export function isMain({ tagName, properties }: Element): boolean {
  return tagName === 'main' || tagName === 'article' || properties.role === 'main';
}

function isUnseen({ properties }: Element, { classes, ids }: HiddenNames): boolean {
  if (properties.hidden) return true;
  if (properties.ariaHidden === 'true') return true;
  if (typeof properties.style === 'string' && hides(properties.style)) return true;
  const own = Array.isArray(properties.className) ? properties.className : [];
  return own.some((name) => classes.has(String(name))) || ids.has(String(properties.id ?? ''));
}

function isAround(element: Element, { inMain }: Place): boolean {
  const { tagName, properties } = element;
  if (AROUND.has(tagName) || AROUND_ROLES.has(String(properties.role ?? ''))) return true;
  // Notes stand in an `aside` too; one that is mostly links leads elsewhere.
  if (tagName === 'aside') return !inMain || mostlyLinks(element);
  return tagName === 'header' && !inMain && !holds(element, /^h1$/);
}

function isAnchorSign(element: Element): boolean {
  const { tagName, properties } = element;
  return (
    tagName === 'a' && String(properties.href ?? '').startsWith('#') && ANCHOR_SIGN.test(textOf(element))
  );
}

function mostlyLinks(element: Element): boolean {
  const all = textOf(element).length;
  const linked = find(element, /^a$/).reduce((sum, link) => sum + textOf(link).length, 0);
  return linked > all / 2;
}

function holds(element: Element, name: RegExp): boolean {
  return find(element, name).length > 0;
}

/** The elements below a node whose names match, in the order of the page; what is inside one is not looked at. */
export function find(node: Nodes, name: RegExp): Element[] {
  const children = 'children' in node ? node.children : [];
  return children.flatMap((child) =>
    child.type === 'element' && name.test(child.tagName) ? [child] : find(child, name),
  );
}

/** All text below a node, on one line. */
export function textOf(node: Nodes): string {
  const text = (each: Nodes): string =>
    each.type === 'text' ? each.value : 'children' in each ? each.children.map(text).join('') : '';
  return text(node).replace(/\s+/g, ' ').trim();
}
