-- Stores a call, unless it repeats another one or there is no room for its outcome.
local order, operation, deadline = ARGV[7], ARGV[8], ARGV[9]
local max_calls, max_bytes = tonumber(ARGV[10]), tonumber(ARGV[11])
local max_share_calls, max_share_bytes = tonumber(ARGV[12]), tonumber(ARGV[13])
local idempotent, key, fingerprint = ARGV[14] == '1', ARGV[15], ARGV[16]
local principal = ARGV[17] == '1' and ARGV[18]
local first_field = 19

local id = id_of(order)
if redis.call('EXISTS', call_key(id)) == 1 then
  -- The driver repeats what got no answer, and ids are unique
  return { 'ADDED' }
end
local index = idempotent and idempotency_index(principal, operation, key)
local first = index and redis.call('GET', index)
if first then
  local call = load(first)
  if call and not call.gone then
    if call.fp ~= fingerprint then
      return { 'KEY_REUSED' }
    end
    return { 'REPEATED', document(first) }
  end
end
if not redis.call('ZSCORE', nodes, home) then
  return { 'LOST' }
end
if redis.call('ZCARD', room) >= max_calls or tonumber(redis.call('GET', room_bytes) or 0) >= max_bytes then
  return { 'FULL' }
end
if principal then
  local share = redis.call('HMGET', share_of(principal), 'calls', 'bytes')
  if tonumber(share[1] or 0) >= max_share_calls or tonumber(share[2] or 0) >= max_share_bytes then
    return { 'FULL' }
  end
end
redis.call('HSET', call_key(id), 'order', order, 'op', operation, 'home', home, unpack(ARGV, first_field))
if index then
  redis.call('SET', index, id)
end
redis.call('SADD', operations, operation)
redis.call('ZADD', outstanding_of(operation), 0, order)
redis.call('SADD', calls_of(home), order)
redis.call('ZADD', due, deadline, order)
return { 'ADDED' }
