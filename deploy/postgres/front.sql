-- The front server's link to the three servers that hold the records. Run once by a superuser in
-- the registry's database:
--
--   psql -v ON_ERROR_STOP=1 -v node_role=vestigo \
--        -v host_0=10.0.0.10 -v port_0=5432 -v host_1=… -v port_1=… -v host_2=… -v port_2=… \
--        -v dbname=registry -v front_role=vestigo_front -v front_password="$PASSWORD" \
--        -v sslmode=verify-full -v sslrootcert=/etc/ssl/registry-ca.pem -f front.sql
--
-- node_role is the account that the node uses on the front server.

CREATE EXTENSION IF NOT EXISTS postgres_fdw;

CREATE SERVER vestigo_shard_0 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
    host :'host_0', port :'port_0', dbname :'dbname', sslmode :'sslmode', sslrootcert :'sslrootcert',
    fetch_size '2000', batch_size '1000', async_capable 'true', connect_timeout '5');
CREATE SERVER vestigo_shard_1 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
    host :'host_1', port :'port_1', dbname :'dbname', sslmode :'sslmode', sslrootcert :'sslrootcert',
    fetch_size '2000', batch_size '1000', async_capable 'true', connect_timeout '5');
CREATE SERVER vestigo_shard_2 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
    host :'host_2', port :'port_2', dbname :'dbname', sslmode :'sslmode', sslrootcert :'sslrootcert',
    fetch_size '2000', batch_size '1000', async_capable 'true', connect_timeout '5');

CREATE USER MAPPING FOR :node_role SERVER vestigo_shard_0 OPTIONS (user :'front_role', password :'front_password');
CREATE USER MAPPING FOR :node_role SERVER vestigo_shard_1 OPTIONS (user :'front_role', password :'front_password');
CREATE USER MAPPING FOR :node_role SERVER vestigo_shard_2 OPTIONS (user :'front_role', password :'front_password');

GRANT USAGE ON FOREIGN SERVER vestigo_shard_0, vestigo_shard_1, vestigo_shard_2 TO :node_role;
