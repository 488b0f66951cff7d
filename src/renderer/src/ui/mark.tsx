/** The mark of the product: a frame with a keyhole. */
export const Mark = ({ size = 20 }: { readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M2.5 6.5v-2a2 2 0 0 1 2-2h2M13.5 2.5h2a2 2 0 0 1 2 2v2M17.5 13.5v2a2 2 0 0 1-2 2h-2M6.5 17.5h-2a2 2 0 0 1-2-2v-2" />
    <circle cx="10" cy="8.6" r="2.2" stroke="var(--accent-t)" />
    <path d="M10 10.8v3.4" stroke="var(--accent-t)" />
  </svg>
)
