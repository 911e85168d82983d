-- One of the servers that hold the records of a registry spread over several. Run by its owner:
--
--   psql -v ON_ERROR_STOP=1 -v schema=vestigo -v shard=0 -f shard.sql postgres://OWNER@SERVER_0/registry
--
-- with shard=0, 1 and 2 on the three servers. `front_role` is the account that the front server
-- uses here; it is made before: CREATE ROLE vestigo_front LOGIN PASSWORD '…'.

\if :{?front_role} \else \set front_role vestigo_front \endif

CREATE SCHEMA :schema;
CREATE TABLE :schema.record (
    id      bigint NOT NULL PRIMARY KEY,
    set_id  integer NOT NULL,
    events  integer NOT NULL,
    body    bytea NOT NULL,
    digest  bytea NOT NULL
);
GRANT USAGE ON SCHEMA :schema TO :front_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON :schema.record TO :front_role;
