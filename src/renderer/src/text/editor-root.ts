import sheetText from './editor.css?inline'

let sheet: CSSStyleSheet | null = null

const editorSheet = (): CSSStyleSheet => {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(sheetText)
  return sheet
}

/**
 * The shadow root the editor stands in, empty.
 *
 * In a document the editor would add style elements, which a strict content policy refuses; in a shadow root it adopts
 * style sheets, and so do we.
 */
export const shadowRootOf = (host: HTMLElement): ShadowRoot => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [editorSheet()]
  root.replaceChildren()
  return root
}
