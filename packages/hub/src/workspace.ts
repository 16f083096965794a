/** Where one world's raw files, prepared data and models lie. */
export interface Workspace {
  /** Folder with the four raw files; for the demo world the folder they are generated into. */
  readonly rawDir: string;
  readonly preparedDir: string;
  readonly modelsDir: string;
  /** Seed of the demo world to generate when rawDir holds no files; absent for real files. */
  readonly demoSeed?: number;
}
