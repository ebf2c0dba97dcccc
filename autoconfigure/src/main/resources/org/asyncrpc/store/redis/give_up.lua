-- Gives up calls of a home that the node no longer has. Answers with whether there may be more, and with those that
-- stay outstanding.
local lost, limit = ARGV[7], tonumber(ARGV[8])
local outcome = { unpack(ARGV, 9) }
if redis.call('ZREM', nodes, lost) == 1 then
  redis.call('SADD', lost_homes, lost)
end
local kept, more = lose_calls(lost, limit, outcome)
return { more and 1 or 0, unpack(kept) }
