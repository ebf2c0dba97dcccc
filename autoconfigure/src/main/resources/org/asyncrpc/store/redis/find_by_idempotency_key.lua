-- Finds a call, outstanding or retained, by the idempotency key of its request.
local principal = ARGV[9] == '1' and ARGV[10]
local id = redis.call('GET', idempotency_index(principal, ARGV[7], ARGV[8]))
local call = id and load(id)
return call and not call.gone and document(id) or {}
