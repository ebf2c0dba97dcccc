-- Goes before the scripts that deal with homes that were lost or are given up.

-- Does to some calls of a home what its loss means for them. Answers with the ids of those that stay outstanding, and
-- with whether there may be more.
local function lose_calls(lost, limit, outcome)
  local kept, busy = {}, 0
  local orders = redis.call('SRANDMEMBER', calls_of(lost), limit)
  for _, order in ipairs(orders) do
    local call = load_outstanding(id_of(order))
    if not call then
      redis.call('SREM', calls_of(lost), order)
    elseif is_claimed(call, '') then
      busy = busy + 1
    elseif call.loss == 'KEEP' then
      redis.call('SREM', calls_of(lost), order)
      redis.call('HSET', call_key(call.id), 'home', '')
      kept[#kept + 1] = call.id
    else
      finish(call, outcome, true)
      -- A node that gives up its calls hears of it; one that was lost asks when it is back
      local of_this_node = string.match(lost, '^[^.]*') == node
      call.home = of_this_node and call.home or ''
      tell(call, 'terminated', '')
    end
  end
  if redis.call('EXISTS', calls_of(lost)) == 0 then
    redis.call('SREM', lost_homes, lost)
  end
  return kept, #orders == limit and busy < limit
end
