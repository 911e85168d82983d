// The page's only way to write into itself: elements, attributes and texts, never markup.

const SVG = 'http://www.w3.org/2000/svg'

/** An element. Attributes that are null or false are left out; functions are listeners. */
export function h (name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children)
}

function fill (element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(key, value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined))
  return element
}

const SHAPES = {
  holds: ['M5 12.5l4.5 4.5L19 7.5'],
  fails: ['M6.5 6.5l11 11', 'M17.5 6.5l-11 11'],
  open: ['M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2', 'M12 17.4v.2'],
  notice: ['M12 6.6v6.6', 'M12 17.2v.2'],
  none: ['M6.5 12h11']
}

/** A sign beside a word that says the same. */
export function icon (shape) {
  const svg = document.createElementNS(SVG, 'svg')
  const paths = SHAPES[shape].map(d => fill(document.createElementNS(SVG, 'path'), { d }, []))
  return fill(svg, { viewBox: '0 0 24 24', class: `icon icon-${shape}`, 'aria-hidden': 'true', focusable: 'false' }, paths)
}
