-- How many calls there are: draining, retained, and for each operation with the order of its oldest.
local counts = { redis.call('ZCARD', draining), redis.call('ZCARD', room) }
for _, operation in ipairs(redis.call('SMEMBERS', operations)) do
  local key = outstanding_of(operation)
  local count = redis.call('ZCARD', key)
  if count > 0 then
    counts[#counts + 1] = { operation, count, redis.call('ZRANGE', key, 0, 0)[1] }
  end
end
return counts
