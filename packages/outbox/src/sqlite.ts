/** One SQLite file whose commits have reached the disk when they return. */
export {
  type Database,
  DatabaseError,
  type DatabaseOptions,
  type DatabaseProblem,
  copyDatabase,
  deleteCopies,
  openDatabase,
  setAside,
} from "./database/sqlite-file.ts";
