-- Goes before every other script. What all of them are given:
local prefix = ARGV[1]           -- of the names of all keys
local node = ARGV[2]             -- who asks, from the start of its store to its stop
local home = ARGV[3]             -- what calls that it dispatches now belong to: the node, a dot, a number
local now = tonumber(ARGV[4])    -- empty, for the clock of this server, but for tests
local retention = tonumber(ARGV[5])
local delivered_retention = tonumber(ARGV[6])

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

-- The keys. A call is a hash; an "order" is the instant at which a call was accepted, in 12 digits, and its id.
local nodes = prefix .. 'nodes'              -- zset: home, scored with the end of its lease
local lost_homes = prefix .. 'lost'          -- set: homes without a lease that still have calls
local operations = prefix .. 'operations'    -- set: all that were ever called
local draining = prefix .. 'draining'        -- zset: orders, all with the same score
local due = prefix .. 'due'                  -- zset: orders, scored with the deadline or the end of retention
local room = prefix .. 'room'                -- zset: ids of retained calls, scored with the sizes of their outcomes
local room_bytes = prefix .. 'room-bytes'    -- string: the sum of these sizes
local room_owners = prefix .. 'room-owners'  -- hash: ids of retained calls, with their principals if they have one

-- In milliseconds
local expiry_slack = 60000                   -- how much later keys expire than they should be removed
local reading_time = 5000                    -- how long other nodes have to read what they were told of

local function call_key(id)
  return prefix .. 'call:{' .. id .. '}'
end

local function id_of(order)
  return string.sub(order, 13)
end

local function outstanding_of(operation)     -- zset: orders, all with the same score
  return prefix .. 'outstanding:' .. operation
end

local function calls_of(home)                -- set: orders of outstanding calls
  return prefix .. 'home:' .. home
end

local function inbox_of(node)                -- stream: what others did to calls that concern the node
  return prefix .. 'inbox:' .. node
end

local function share_of(principal)           -- hash: calls and bytes that a principal has of the room
  return prefix .. 'share:' .. principal
end

local function key_index(operation, key)     -- string: the id of a call
  return prefix .. 'key:' .. #operation .. ':' .. operation .. ':' .. key
end

local function idempotency_index(principal, operation, key)
  local who = principal and (#principal .. ':' .. principal) or '-'
  return prefix .. 'idempotency:' .. #operation .. ':' .. operation .. ':' .. who .. ':' .. key
end

-- What scripts have to know of a call. Fields have short names, because there are many calls.
local fields = {
  'order', 'op', 'pr', 'ik', 'fp', 'home', 'loss', -- who made it, and what becomes of it without its home
  'key', 'cancel', 'watch',                        -- business key, cancel was requested, nodes that want to hear of it
  'claim', 'claimed',                              -- which transaction is ending it, and until when it may take
  'state', 'ended', 'token', 'draining',           -- how it ended
  'told',                                          -- other nodes were told so, and may want to read it
  'gone'                                           -- nobody finds it any more, whatever it is still kept for
}

local function load(id)
  local values = redis.call('HMGET', call_key(id), unpack(fields))
  if not values[1] then
    return nil
  end
  local call = { id = id }
  for i, field in ipairs(fields) do
    call[field] = values[i]
  end
  return call
end

local function load_outstanding(id)
  local call = load(id)
  return call and not call.state and call or nil
end

local function load_ended(id)
  local call = load(id)
  return call and call.state and not call.gone and call or nil
end

local function document(id)
  return redis.call('HGETALL', call_key(id))
end

-- Puts an event into the inboxes of the nodes that a call concerns, but for the one that is told otherwise.
local function tell(call, event, told)
  local concerned = { [string.match(call.home, '^[^.]*')] = true }
  for watcher in string.gmatch(call.watch or '', '[^,]+') do
    concerned[watcher] = true
  end
  for other in pairs(concerned) do
    if other ~= told and other ~= '' then
      if event == 'ended' or event == 'terminated' then
        redis.call('HSET', call_key(call.id), 'told', 1)
      end
      local inbox = inbox_of(other)
      redis.call('XADD', inbox, 'MAXLEN', '~', 100000, '*', event, call.id)
      redis.call('PEXPIRE', inbox, 600000)
      if other ~= node then
        redis.call('PUBLISH', prefix .. 'hints:' .. other, '')
      end
    end
  end
end

local function is_home(call)
  return call.home == home and redis.call('ZSCORE', nodes, home)
end

local function is_claimed(call, mine)
  return call.claim and call.claim ~= mine and tonumber(call.claimed) > now
end

local function leave_outstanding(call)
  redis.call('ZREM', outstanding_of(call.op), call.order)
  redis.call('SREM', calls_of(call.home), call.order)
  if call.key then
    redis.call('DEL', key_index(call.op, call.key))
  end
end

-- The outcome is a list of fields and values, as HSET takes it.
local function finish(call, outcome, terminated)
  local key = call_key(call.id)
  leave_outstanding(call)
  redis.call('HDEL', key, 'claim', 'claimed', 'watch')
  redis.call('HSET', key, 'ended', now, unpack(outcome))
  if terminated then
    redis.call('HSET', key, 'draining', 1, 'cancel', 1)
    redis.call('ZADD', draining, 0, call.order)
  end
  local size = redis.call('HSTRLEN', key, 'reply') + redis.call('HSTRLEN', key, 'members')
  redis.call('ZADD', room, size, call.id)
  redis.call('INCRBY', room_bytes, size)
  if call.pr then
    redis.call('HSET', room_owners, call.id, call.pr)
    redis.call('HINCRBY', share_of(call.pr), 'calls', 1)
    redis.call('HINCRBY', share_of(call.pr), 'bytes', size)
  end
  redis.call('ZADD', due, now + retention, call.order)
  -- A sweep does this earlier, and better, but there may be no node any more that sweeps
  redis.call('PEXPIRE', key, retention + expiry_slack)
  if call.ik then
    redis.call('PEXPIRE', idempotency_index(call.pr, call.op, call.ik), retention + expiry_slack)
  end
end

local function give_back_room(id)
  local size = redis.call('ZSCORE', room, id)
  if size then
    redis.call('ZREM', room, id)
    redis.call('DECRBY', room_bytes, size)
    local principal = redis.call('HGET', room_owners, id)
    if principal then
      redis.call('HDEL', room_owners, id)
      if redis.call('HINCRBY', share_of(principal), 'calls', -1) <= 0 then
        redis.call('DEL', share_of(principal))
      else
        redis.call('HINCRBY', share_of(principal), 'bytes', -size)
      end
    end
  end
end

local function forget_idempotency(call)
  if call.ik then
    local index = idempotency_index(call.pr, call.op, call.ik)
    if redis.call('GET', index) == call.id then
      redis.call('DEL', index)
    end
  end
end

local function remove(order)
  local id = id_of(order)
  give_back_room(id)
  redis.call('ZREM', due, order)
  redis.call('ZREM', draining, order)
  redis.call('DEL', call_key(id))
end

-- Nobody finds the call any more. But if its manager may still be at work, it stays on the list of those, and whoever was
-- told of its end must be able to read it.
local function let_go(call)
  local kept_until = call.draining and call.ended + retention or call.told and call.ended + reading_time or 0
  forget_idempotency(call)
  if now < kept_until then
    give_back_room(call.id)
    redis.call('HSET', call_key(call.id), 'gone', 1)
    redis.call('ZADD', due, kept_until, call.order)
  else
    remove(call.order)
  end
end
