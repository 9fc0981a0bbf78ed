/**
 * What a page must have whatever it is about, looked at from inside: it fits its width, everything that can be pressed
 * or filled in has a name, ids are used once. Answers the faults in words; runs in the browser, so it leans on nothing.
 *
 * @returns {string[]}
 */
export function basicFaults() {
  const { document, window } = globalThis;
  const faults = [];
  const isSeen = (element) => element.getClientRects().length > 0 && window.getComputedStyle(element).visibility !== 'hidden';
  const told = (element) => `<${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? ` class="${element.className}"` : ''}> ${(element.textContent ?? '').trim().slice(0, 30)}`;

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const isClipped = (element) => {
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        if (window.getComputedStyle(above).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => isSeen(element) && element.getBoundingClientRect().right > width + 1 && !isClipped(element));
    faults.push(`${document.documentElement.scrollWidth} px of page on ${width} px of screen: ${wide.slice(-3).map(told).join(' | ')}`);
  }

  const textOf = (ids) => (ids ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join('').trim();
  const namedImage = (element) => [...element.querySelectorAll('img[alt], [role="img"][aria-label]')].map((image) => image.getAttribute('alt') || image.getAttribute('aria-label')).join('').trim();
  const nameOf = (element) => textOf(element.getAttribute('aria-labelledby')) || element.getAttribute('aria-label')?.trim() || [...(element.labels ?? [])].map((label) => label.textContent).join('').trim()
    || (element.matches('input, select, textarea') ? '' : (element.textContent ?? '').trim() || namedImage(element)) || element.getAttribute('title')?.trim();
  for (const element of document.querySelectorAll('button, a[href], input:not([type="hidden"]), select, textarea, summary, dialog[open], [role="tab"], [role="progressbar"], progress')) {
    if (isSeen(element) && !nameOf(element)) faults.push(`no name: ${told(element)}`);
  }
  for (const image of document.querySelectorAll('img:not([alt])')) faults.push(`no alternative text: ${image.src}`);

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`id used twice: ${id}`);
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      if (!isSeen(element)) continue;
      for (const id of element.getAttribute(attribute).split(/\s+/)) if (!document.getElementById(id)) faults.push(`${attribute} names nothing (${id}): ${told(element)}`);
    }
  }
  if (!document.documentElement.lang) faults.push('the page does not say its language');
  if (!document.title.trim()) faults.push('the page has no title');
  if (document.querySelectorAll('main').length !== 1) faults.push('a page has one main part');
  return faults;
}
