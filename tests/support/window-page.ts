/** The whole window in front of the fake station, for tests in a real browser. The order of the two lines matters. */
import './fake-station/install.ts'
import '../../src/renderer/src/main.tsx'
