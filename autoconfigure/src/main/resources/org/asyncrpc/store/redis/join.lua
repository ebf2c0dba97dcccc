-- Begins a lease, for calls that are dispatched from now on.
local lease = tonumber(ARGV[7])
forgive(lease)
redis.call('ZADD', nodes, now + lease, home)
return { now }
