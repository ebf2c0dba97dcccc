-- Does what is due. Answers with the time, whether the node still has its lease, whether more is due, and what
-- happened to calls that concern it.
local lease, limit, read = tonumber(ARGV[7]), tonumber(ARGV[8]), ARGV[9]
local deadline_fields, first_field = tonumber(ARGV[10]), 11
local deadline_exceeded = { unpack(ARGV, first_field, first_field + deadline_fields - 1) }
local server_lost = { unpack(ARGV, first_field + deadline_fields) }
local inbox = inbox_of(node)

forgive(lease)
local has_lease = redis.call('ZSCORE', nodes, home)
if has_lease and tonumber(has_lease) < now + lease * 3 / 4 then
  redis.call('ZADD', nodes, now + lease, home)
end

-- Deadlines and ends of retention
local orders = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, limit)
for _, order in ipairs(orders) do
  local call = load(id_of(order))
  if not call then
    remove(order)
  elseif call.state then
    let_go(call)
  elseif is_claimed(call, '') then
    redis.call('ZADD', due, now + 100, order)
  else
    finish(call, deadline_exceeded, true)
    tell(call, 'terminated', '')
  end
end

-- Nodes that did not renew their leases
for _, lost in ipairs(redis.call('ZRANGEBYSCORE', nodes, '-inf', '(' .. now, 'LIMIT', 0, 16)) do
  redis.call('ZREM', nodes, lost)
  redis.call('SADD', lost_homes, lost)
end
local lost, more_lost = redis.call('SRANDMEMBER', lost_homes), false
if lost then
  local _, more = lose_calls(lost, limit, server_lost)
  more_lost = more
end

-- News: what was read is confirmed by the position that comes with the next question, as an answer can get lost
redis.call('XTRIM', inbox, 'MINID', read)
local news = {}
local entries = redis.call('XRANGE', inbox, '(' .. read, '+', 'COUNT', 2 * limit)
for _, entry in ipairs(entries) do
  local event, id = entry[2][1], entry[2][2]
  news[#news + 1] = { entry[1], event, document(id) }
end
local more = #orders == limit or more_lost or #entries == 2 * limit
return { now, has_lease and 1 or 0, more and 1 or 0, news }
