package dev.portolan.engine.move.copy;

/** The databases of tests. */
final class Shop {
    private Shop() {}

    /** The roles: the app's own, one that only the old side has, and the old platform's. */
    static final String ROLES = """
            CREATE ROLE app LOGIN PASSWORD '%s'; CREATE ROLE reporting; CREATE ROLE platform;
            """;

    /** All that makes a copy hard, and a million rows; {@code psql} runs it in the new database. */
    static final String EVERYTHING = """
            CREATE SCHEMA heroku_ext;
            CREATE EXTENSION citext SCHEMA heroku_ext;
            COMMENT ON EXTENSION citext IS 'a comment that the app may not make';
            CREATE EXTENSION cube;
            CREATE EXTENSION earthdistance;
            CREATE SCHEMA _platform AUTHORIZATION platform;
            CREATE TABLE _platform.secrets (a int);
            CREATE FUNCTION _platform.guard() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER platform_guard ON ddl_command_end EXECUTE FUNCTION _platform.guard();
            ALTER DATABASE shop SET search_path = "$user", public, heroku_ext;
            GRANT ALL ON SCHEMA public, heroku_ext TO app;
            GRANT CREATE ON DATABASE shop TO app;
            SET SESSION AUTHORIZATION app;
            SET search_path = "$user", public, heroku_ext;
            CREATE TABLE visits (id bigserial PRIMARY KEY, page text);
            INSERT INTO visits (page) SELECT 'page ' || n FROM generate_series(1, 1000000) n;
            CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email citext UNIQUE);
            INSERT INTO users (email) SELECT 'User' || n || '@Example.com' FROM generate_series(1, 1000) n;
            CREATE TABLE orders (user_id int REFERENCES users, at date);
            INSERT INTO orders SELECT n, date '2026-01-01' + n % 300 FROM generate_series(1, 1000) n;
            CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
            CREATE TABLE events_2 PARTITION OF events DEFAULT;
            INSERT INTO events SELECT n, date '2026-01-01' + n FROM generate_series(1, 300) n;
            CREATE SCHEMA "Odd schema";
            CREATE TABLE "Odd schema"."it's ""quoted""
            on two lines" (a int, "B c" text);
            INSERT INTO "Odd schema"."it's ""quoted""
            on two lines" VALUES (1, E'a row\\nof two lines, a \\\\ and a tab\\t');
            CREATE TABLE "Odd schema"."EXTENSION - x" (a int);
            CREATE TABLE "select" (a int);
            CREATE TABLE "Groß und klein" (a int);
            CREATE TABLE parent (a int); CREATE TABLE child (b int) INHERITS (parent);
            INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 2);
            CREATE MATERIALIZED VIEW totals AS SELECT at, count(*) FROM orders GROUP BY at;
            CREATE MATERIALIZED VIEW never AS SELECT 1 AS one WITH NO DATA;
            CREATE VIEW latest AS SELECT * FROM orders ORDER BY at DESC LIMIT 10;
            CREATE TYPE mood AS ENUM ('sad', 'glad');
            CREATE DOMAIN zip AS text CHECK (value ~ '^[0-9]{5}$');
            CREATE TABLE people (m mood, z zip);
            INSERT INTO people VALUES ('glad', '12345');
            CREATE FUNCTION twice(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 2';
            CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
            CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
            CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
            CREATE INDEX ON orders (twice(user_id));
            CREATE SEQUENCE "Ticket Number" START 1000;
            SELECT nextval('"Ticket Number"');
            SELECT lo_from_bytea(0, decode('cafe', 'hex')), lo_from_bytea(0, decode('00ff0d0a', 'hex'));
            GRANT SELECT ON users TO reporting;
            CREATE PUBLICATION feed FOR TABLE orders;
            """;

    /** A small one, for what goes wrong. */
    static final String SMALL = """
            GRANT ALL ON SCHEMA public TO app;
            SET SESSION AUTHORIZATION app;
            CREATE TABLE people (id serial PRIMARY KEY, name text);
            INSERT INTO people (name) VALUES ('Canary Row One'), ('Canary Row Two');
            SELECT lo_from_bytea(4711, decode('cafe', 'hex'));
            """;
}
