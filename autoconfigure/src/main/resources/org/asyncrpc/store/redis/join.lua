-- Begins a lease, for calls that are dispatched from now on.
redis.call('ZADD', nodes, now + ARGV[7], home)
return { now }
