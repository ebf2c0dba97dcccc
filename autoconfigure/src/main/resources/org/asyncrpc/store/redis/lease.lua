-- Goes before the scripts that begin or renew leases.

-- When no node has renewed its lease for long, then it was this server that was away. So all of them get a new one.
local function forgive(lease)
  local latest = redis.call('ZREVRANGE', nodes, 0, 0, 'WITHSCORES')
  if latest[1] and tonumber(latest[2]) < now + lease / 2 then
    for _, each in ipairs(redis.call('ZRANGE', nodes, 0, -1)) do
      redis.call('ZADD', nodes, now + lease, each)
    end
  end
end
