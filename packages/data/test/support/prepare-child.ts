import { prepareData } from "../../src/index.ts";

// Prepares argv[2] into argv[3], printing "step <n>" as it goes and its peak memory at the end.
const [, , rawDir, outDir] = process.argv;
await prepareData({
  rawDir: rawDir as string,
  outDir: outDir as string,
  onProgress: ({ step }) => process.stdout.write(`step ${step}\n`),
});
process.stdout.write(`peak ${process.resourceUsage().maxRSS} KB\n`);
