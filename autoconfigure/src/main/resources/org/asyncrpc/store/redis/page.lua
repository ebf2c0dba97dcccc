-- A page of calls, in their order. Answers with where the next page starts, and with the calls.
local wants_draining, limit, looks = ARGV[7] == '1', tonumber(ARGV[8]), tonumber(ARGV[9])
local after = ARGV[10] == '' and '-' or '(' .. ARGV[10]
local before = ARGV[11] == '' and '+' or '(' .. ARGV[11]
local operation = ARGV[12] == '1' and ARGV[13]
local principal = ARGV[14] == '1' and ARGV[15]
local key = ARGV[16] == '1' and ARGV[17]

-- Few calls can have the key, so look at these alone
local function orders_of_key(operation)
  local id = redis.call('GET', key_index(operation, key))
  local order = id and redis.call('HGET', call_key(id), 'order')
  local in_range = order and (after == '-' or order > ARGV[10]) and (before == '+' or order < ARGV[11])
  return in_range and { order } or {}
end

local function orders_of(operation)
  if key then
    return orders_of_key(operation)
  end
  return redis.call('ZRANGEBYLEX', outstanding_of(operation), after, before, 'LIMIT', 0, looks + 1)
end

local function candidates()
  if wants_draining then
    return redis.call('ZRANGEBYLEX', draining, after, before, 'LIMIT', 0, looks + 1)
  elseif operation then
    return orders_of(operation)
  end
  local orders = {}
  for _, each in ipairs(redis.call('SMEMBERS', operations)) do
    for _, order in ipairs(orders_of(each)) do
      orders[#orders + 1] = order
    end
  end
  table.sort(orders)
  return orders
end

local function matches(call)
  return call and (not operation or call.op == operation) and (not principal or call.pr == principal)
    and (not key or call.key == key)
end

local orders = candidates()
local page = { '' }
local looked = 0
for _, order in ipairs(orders) do
  if #page > limit or looked == looks then
    page[1] = orders[looked]
    break
  end
  looked = looked + 1
  if matches(load(id_of(order))) then
    page[#page + 1] = document(id_of(order))
  end
end
return page
