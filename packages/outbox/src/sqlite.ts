/** One SQLite file whose commits have reached the disk when they return. */
export {
  type Database,
  DatabaseError,
  type DatabaseOptions,
  type DatabaseProblem,
  backUpDatabase,
  deleteCopies,
  openDatabase,
  setAside,
} from "./database/sqlite-file.ts";
