-- The table of records, spread by hash over three servers. Run on the front server as the node's
-- own account, before the node opens the registry, which makes all its other tables there:
--
--   psql -v ON_ERROR_STOP=1 -v schema=vestigo -f partitioned.sql postgres://vestigo@FRONT/registry
--
-- A partitioned table with foreign partitions has no primary key; each server's own table has one,
-- and the hash always sends a number to the same server.

CREATE SCHEMA IF NOT EXISTS :schema;
CREATE TABLE :schema.record (
    id      bigint NOT NULL,
    set_id  integer NOT NULL,
    events  integer NOT NULL,
    body    bytea NOT NULL,
    digest  bytea NOT NULL
) PARTITION BY HASH (id);
CREATE FOREIGN TABLE :schema.record_0 PARTITION OF :schema.record
    FOR VALUES WITH (MODULUS 3, REMAINDER 0)
    SERVER vestigo_shard_0 OPTIONS (schema_name :'schema', table_name 'record');
CREATE FOREIGN TABLE :schema.record_1 PARTITION OF :schema.record
    FOR VALUES WITH (MODULUS 3, REMAINDER 1)
    SERVER vestigo_shard_1 OPTIONS (schema_name :'schema', table_name 'record');
CREATE FOREIGN TABLE :schema.record_2 PARTITION OF :schema.record
    FOR VALUES WITH (MODULUS 3, REMAINDER 2)
    SERVER vestigo_shard_2 OPTIONS (schema_name :'schema', table_name 'record');
