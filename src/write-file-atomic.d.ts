declare module "write-file-atomic" {
  export default function writeFileAtomic(path: string, text: string, options?: { fsync?: boolean }): Promise<void>;
}
