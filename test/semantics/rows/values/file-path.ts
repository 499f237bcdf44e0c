/** The last component of a Windows path; the whole text where it has no folder. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/** What is before the last component, without the separator; empty where the path is a bare name. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('\\'), 0));
