/** Whether this window runs on macOS, where ⌘ stands for Ctrl. */
export const isMac = navigator.userAgent.includes('Macintosh')
