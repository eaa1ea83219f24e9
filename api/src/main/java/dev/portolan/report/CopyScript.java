package dev.portolan.report;

/** What the engine's scripts copy from one server to another. */
public enum CopyScript {
    /** A database of PostgreSQL. */
    POSTGRES("copy-postgres.sh"),
    /** A database of MySQL or MariaDB. */
    MYSQL("copy-mysql.sh"),
    /** The keys of Redis or Valkey, with the time that each has left. */
    REDIS("copy-redis.sh"),
    /** A database of MongoDB. */
    MONGODB("copy-mongodb.sh"),
    /** The objects of a bucket that speaks S3. */
    BUCKET("copy-bucket.sh");

    private final String file;

    CopyScript(String file) {
        this.file = file;
    }

    /** The name of the script's file. */
    public String file() {
        return file;
    }
}
