import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that set-up brings in, except node_modules; may be deleted at any time. */
export const TOOLCHAIN = join(ROOT, ".toolchain");
