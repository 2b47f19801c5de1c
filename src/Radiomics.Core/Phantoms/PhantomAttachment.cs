namespace Radiomics;

/// <summary>What a phantom's nodule is attached to.</summary>
public enum PhantomAttachment
{
    /// <summary>Nothing: vessels keep away from it.</summary>
    Isolated,
    /// <summary>A vessel of 3 mm that passes through it.</summary>
    Vessel,
    /// <summary>The chest wall: the nodule is moved outwards until its centre is 0.8 radii from the pleura.</summary>
    Pleura,
}
