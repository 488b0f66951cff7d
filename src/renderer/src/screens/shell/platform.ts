/** Whether this window runs on macOS, where ⌘ stands for Ctrl and the system draws the window's controls. */
export const isMac = navigator.userAgent.includes('Macintosh')
