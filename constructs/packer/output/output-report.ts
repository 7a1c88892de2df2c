/** What became of one file. `kept` stands for a file of ours that was edited by hand and left alone. */
export type FileOutcome = "written" | "unchanged" | "removed" | "kept";

/** One file of a report. */
export interface ReportedFile {
  /** Relative to the output folder. */
  readonly path: string;
  /** What became of it. */
  readonly outcome: FileOutcome;
  /** Why a file was kept. */
  readonly reason?: string;
}

/** What the writer did, file by file. */
export interface OutputReport {
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Files in the order of the images, the catalog, then what was removed. */
  readonly files: readonly ReportedFile[];
}
